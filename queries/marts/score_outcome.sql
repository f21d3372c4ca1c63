-- one row per survey without dates and score: customers who gave it, and those of them who left
-- reads: mart.customer_answers, mart.survey_question, mart.customer
-- parameters: none
-- Without a date nobody can say whether the score or the loss came first.
with surveys as (
    select distinct survey_id, department, survey, kind, scale_low, scale_high from mart.survey_question
),

scored as (
    select
        survey_id,
        customer_id,
        round(sum(score_sum) / nullif(sum(answers), 0)) as score
    from mart.customer_answers
    where step_index = -1
    group by survey_id, customer_id
)

select
    surveys.department,
    surveys.survey,
    surveys.kind,
    surveys.scale_low,
    surveys.scale_high,
    scored.score,
    count(*) as customers,
    count(case when customer.is_lost then 1 end) as lost
from scored
inner join surveys on surveys.survey_id = scored.survey_id
inner join mart.customer on customer.customer_id = scored.customer_id
where customer.lost_according_to is not null
group by surveys.department, surveys.survey, surveys.kind, surveys.scale_low, surveys.scale_high, scored.score
