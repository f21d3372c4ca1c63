-- one row per year (or "all"), segment filter, survey, size and mood: did those whom another department knows as unhappy answer?
-- reads: mart.survey_base, mart.period_reach, mart.customer, mart.customer_satisfaction, mart.survey_question, mart.customer_profile, mart.segment_filter
-- parameters: none
-- Large: the fifth of the base with the highest monthly revenue. Mood: what surveys of other departments say; unhappy in one is unhappy.
with surveys as (
    select distinct survey_id, department from mart.survey_question
),

large_from as (
    select
        survey_base.period_number,
        survey_base.survey_id,
        percentile_cont(0.8) within group (order by customer.monthly_revenue nulls last) as revenue
    from mart.survey_base
    inner join mart.customer on customer.customer_id = survey_base.customer_id
    group by survey_base.period_number, survey_base.survey_id
),

moods as (
    select
        customer_satisfaction.period_number,
        customer_satisfaction.customer_id,
        surveys.department,
        max(case when customer_satisfaction.mood = 'unhappy' then 1 else 0 end) as is_unhappy
    from mart.customer_satisfaction
    inner join surveys on surveys.survey_id = customer_satisfaction.survey_id
    where customer_satisfaction.period_kind <> 'quarter'
    group by customer_satisfaction.period_number, customer_satisfaction.customer_id, surveys.department
),

known_elsewhere as (
    select
        moods.period_number,
        moods.customer_id,
        surveys.survey_id,
        max(moods.is_unhappy) as is_unhappy
    from moods
    inner join surveys on surveys.department <> moods.department
    group by moods.period_number, moods.customer_id, surveys.survey_id
),

by_profile as (
    select
        survey_base.period_number,
        survey_base.survey_id,
        customer_profile.profile_id,
        customer.monthly_revenue >= large_from.revenue and customer.monthly_revenue > 0 as is_large,
        known_elsewhere.is_unhappy,
        count(*) as customers,
        sum(case when survey_base.answered > 0 then 1 else 0 end) as customers_answered,
        sum(survey_base.asked) as asked,
        sum(survey_base.answered) as answered,
        sum(survey_base.asked * survey_base.asked) as asked_squared,
        sum(survey_base.answered * survey_base.asked) as answered_by_asked,
        sum(survey_base.answered * survey_base.answered) as answered_squared
    from mart.survey_base
    inner join mart.customer on customer.customer_id = survey_base.customer_id
    inner join mart.customer_profile on customer_profile.customer_id = survey_base.customer_id
    inner join large_from
        on large_from.period_number = survey_base.period_number
        and large_from.survey_id = survey_base.survey_id
    left join known_elsewhere
        on known_elsewhere.period_number = survey_base.period_number
        and known_elsewhere.customer_id = survey_base.customer_id
        and known_elsewhere.survey_id = survey_base.survey_id
    group by 1, 2, 3, 4, 5
)

select
    period_reach.period_id,
    segment_filter.segment,
    by_profile.survey_id,
    by_profile.is_large,
    case
        when by_profile.is_unhappy = 1 then 'unhappy'
        when by_profile.is_unhappy = 0 then 'not unhappy'
        else 'not known'
    end as mood_elsewhere,
    sum(by_profile.customers) as customers,
    sum(by_profile.customers_answered) as customers_answered,
    sum(by_profile.asked) as asked,
    sum(by_profile.answered) as answered,
    sum(by_profile.asked_squared) as asked_squared,
    sum(by_profile.answered_by_asked) as answered_by_asked,
    sum(by_profile.answered_squared) as answered_squared
from by_profile
inner join mart.period_reach on period_reach.period_number = by_profile.period_number
inner join mart.segment_filter on segment_filter.profile_id = by_profile.profile_id
group by 1, 2, 3, 4, 5
