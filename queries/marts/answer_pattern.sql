-- one row per period, survey, profile and way to answer: how many answers a customer gave and what they add up to
-- reads: mart.customer_satisfaction, mart.survey_question, mart.customer_profile
-- parameters: none
-- Leaving out any customer of one pattern moves a mean alike, so that extremes need patterns, not customers.
with kinds as (
    select distinct survey_id, kind from mart.survey_question
)

select
    customer_satisfaction.period_number,
    customer_satisfaction.survey_id,
    customer_profile.profile_id,
    customer_satisfaction.answers,
    case when kinds.kind = 'ces' then score_sum else mark_sum end as mark_sum,  -- scores where a mean answer is told
    count(*) as customers
from mart.customer_satisfaction
inner join kinds on kinds.survey_id = customer_satisfaction.survey_id
inner join mart.customer_profile on customer_profile.customer_id = customer_satisfaction.customer_id
group by 1, 2, 3, 4, 5
