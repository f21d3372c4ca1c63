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

windows as (
    select
        quarters.quarter_index,
        steps.step_index
    from quarters
    inner join (select distinct step_index from mart.customer_answers) as steps
        on steps.step_index >= quarters.quarter_index - 12
        and steps.step_index < quarters.quarter_index
),

answered as (
    select
        windows.quarter_index,
        customer_answers.customer_id,
        questions.question_id,
        case when sum(customer_answers.score_sum) / nullif(sum(customer_answers.answers), 0) < max(questions.unhappy_below) then 1 else 0 end
            as is_low
    from mart.customer_answers
    inner join questions on questions.question_id = customer_answers.question_id
    inner join windows on windows.step_index = customer_answers.step_index
    group by windows.quarter_index, customer_answers.customer_id, questions.question_id
),

placed as (
    select
        followed.quarter_index,
        followed.customer_id,
        answered.question_id,
        answered.is_low,
        followed.segment,
        followed.spend_band,
        followed.tenure_band,
        followed.lost
    from mart.followed_quarter as followed
    inner join answered
        on answered.quarter_index = followed.quarter_index
        and answered.customer_id = followed.customer_id
),

-- The first quarter in which a customer is of the question, and in which it is so with a low or with a better answer.
first_placed as (
    select
        customer_id,
        question_id,
        min(quarter_index) as asked_index,
        min(case when is_low = 1 then quarter_index end) as low_index,
        min(case when is_low = 0 then quarter_index end) as better_index
    from placed
    group by customer_id, question_id
)

select
    placed.quarter_index,                   -- month index of the quarter's first month
    placed.question_id,
    placed.is_low,                          -- 1 or 0
    placed.segment,
    placed.spend_band,                      -- 0 to 4, as in mart.followed_quarter
    placed.tenure_band,                     -- -1 to 3, as there
    count(*) as entered,                    -- customers, each once a quarter
    sum(placed.lost) as lost,
    sum(
        case
            when placed.quarter_index = case when placed.is_low = 1 then first_placed.low_index else first_placed.better_index end
                then 1
            else 0
        end
    ) as customers,                         -- in the first quarter in which they are such a row
    sum(case when placed.quarter_index = first_placed.asked_index then 1 else 0 end)
        as customers_asked                  -- in the first quarter in which they are of the question
from placed
inner join first_placed
    on first_placed.customer_id = placed.customer_id
    and first_placed.question_id = placed.question_id
group by
    placed.quarter_index, placed.question_id, placed.is_low, placed.segment, placed.spend_band, placed.tenure_band
