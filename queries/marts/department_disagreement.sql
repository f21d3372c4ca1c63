-- one row per year (or "all"), segment filter, pair of surveys of two departments, and what each knows of the same customers
-- reads: mart.customer_satisfaction, mart.survey_question, mart.period, mart.customer_profile, mart.segment_filter
-- parameters: none
with surveys as (
    select distinct survey_id, department from mart.survey_question
)

select
    first_answer.period_id,
    segment_filter.segment,
    first_answer.survey_id as first_survey_id,
    second_answer.survey_id as second_survey_id,
    first_answer.mood as first_mood,
    second_answer.mood as second_mood,
    count(*) as customers
from mart.customer_satisfaction as first_answer
inner join mart.period on period.period_id = first_answer.period_id
inner join mart.customer_satisfaction as second_answer
    on second_answer.period_id = first_answer.period_id
    and second_answer.customer_id = first_answer.customer_id
inner join surveys as first_survey on first_survey.survey_id = first_answer.survey_id
inner join surveys as second_survey
    on second_survey.survey_id = second_answer.survey_id
    and second_survey.department > first_survey.department
inner join mart.customer_profile on customer_profile.customer_id = first_answer.customer_id
inner join mart.segment_filter on segment_filter.profile_id = customer_profile.profile_id
where period.kind <> 'quarter'
group by 1, 2, 3, 4, 5, 6
