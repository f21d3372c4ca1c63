-- one row per year (or "all"), segment filter, pair of surveys of two departments, and what each knows of the same customers
-- reads: mart.customer_satisfaction, mart.survey_question, mart.period_reach, mart.customer_profile, mart.segment_filter
-- parameters: none
with surveys as (
    select distinct survey_id, department from mart.survey_question
),

moods as (
    select period_number, customer_id, survey_id, mood
    from mart.customer_satisfaction
    where period_kind <> 'quarter'
),

by_profile as (
    select
        first_answer.period_number,
        customer_profile.profile_id,
        first_answer.survey_id as first_survey_id,
        second_answer.survey_id as second_survey_id,
        first_answer.mood as first_mood,
        second_answer.mood as second_mood,
        count(*) as customers
    from moods as first_answer
    inner join moods as second_answer
        on second_answer.customer_id = first_answer.customer_id
        and second_answer.period_number = first_answer.period_number
    inner join surveys as first_survey on first_survey.survey_id = first_answer.survey_id
    inner join surveys as second_survey
        on second_survey.survey_id = second_answer.survey_id
        and second_survey.department > first_survey.department
    inner join mart.customer_profile on customer_profile.customer_id = first_answer.customer_id
    group by 1, 2, 3, 4, 5, 6
)

select
    period_reach.period_id,
    segment_filter.segment,
    by_profile.first_survey_id,
    by_profile.second_survey_id,
    by_profile.first_mood,
    by_profile.second_mood,
    sum(by_profile.customers) as customers
from by_profile
inner join mart.period_reach on period_reach.period_number = by_profile.period_number
inner join mart.segment_filter on segment_filter.profile_id = by_profile.profile_id
group by 1, 2, 3, 4, 5, 6
