-- one row per quarter, question answered before it, whether low, segment, spend and tenure: customers there at its start, and who left in it
-- reads: mart.followed_quarter, mart.customer_answers, mart.survey_question
-- parameters: none
-- What a customer answered is of the twelve months before the quarter, so no score can know the loss; low is a mean answer
-- that counts as unhappy (mart.survey_question). Customers who were not asked, or kept silent, are in neither kind. Yes or
-- no is an outcome, not a score; of effort surveys exports disagree on what a high score means.
with questions as (
    select question_id, unhappy_below
    from mart.survey_question
    where kind in ('nps', 'csat', 'rating')
        and scale_high - scale_low > 1
),

quarters as (
    select distinct quarter_index from mart.followed_quarter
),

answered as (
    select
        quarters.quarter_index,
        customer_answers.customer_id,
        questions.question_id,
        case when sum(customer_answers.score_sum) / sum(customer_answers.answers) < max(questions.unhappy_below) then 1 else 0 end
            as is_low
    from mart.customer_answers
    inner join questions on questions.question_id = customer_answers.question_id
    inner join quarters
        on customer_answers.step_index >= quarters.quarter_index - 12
        and customer_answers.step_index < quarters.quarter_index
    group by quarters.quarter_index, customer_answers.customer_id, questions.question_id
),

placed as (
    select
        followed.quarter_index,
        answered.question_id,
        answered.is_low,
        followed.segment,
        followed.spend_band,
        followed.tenure_band,
        followed.lost,
        row_number() over (partition by answered.question_id, answered.is_low, followed.customer_id order by followed.quarter_index)
            as place,
        row_number() over (partition by answered.question_id, followed.customer_id order by followed.quarter_index) as place_in_all
    from mart.followed_quarter as followed
    inner join answered
        on answered.quarter_index = followed.quarter_index
        and answered.customer_id = followed.customer_id
)

select
    quarter_index,                          -- month index of the quarter's first month
    question_id,
    is_low,                                 -- 1 or 0
    segment,
    spend_band,                             -- 0 to 4, as in mart.followed_quarter
    tenure_band,                            -- -1 to 3, as there
    count(*) as entered,                    -- customers, each once a quarter
    sum(lost) as lost,
    sum(case when place = 1 then 1 else 0 end) as customers,            -- in the first quarter in which they are such a row
    sum(case when place_in_all = 1 then 1 else 0 end) as customers_asked    -- in the first quarter in which they are of the question
from placed
group by quarter_index, question_id, is_low, segment, spend_band, tenure_band
