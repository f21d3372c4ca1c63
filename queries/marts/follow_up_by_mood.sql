-- one row per twelve months, segment filter, survey, mood and month since their start: customers who entered, were lost, left the watch
-- reads: mart.period, mart.customer_satisfaction, mart.survey_question, mart.customer, mart.customer_profile, mart.segment_filter
-- parameters: none
-- The mood is what the customer said in the twelve months before; the loss comes after, so no score can know it.
with pairs as (
    select
        later.period_id,
        earlier.period_id as period_before,
        later.starts_on,
        later.ends_on
    from mart.period as later
    inner join mart.period as earlier
        on earlier.kind = 'year'
        and cast(earlier.ends_on + interval 1 day as date) = later.starts_on
    where later.kind = 'year'
),

surveys as (
    select distinct survey_id, department, survey, kind from mart.survey_question
),

followed as (
    select
        pairs.period_id,
        surveys.department,
        surveys.survey,
        surveys.kind,
        customer_satisfaction.mood,
        customer_profile.profile_id,
        customer.lost_on is not null and customer.lost_on <= pairs.ends_on as is_lost,
        case
            when customer.lost_on <= pairs.ends_on
                then (year(customer.lost_on) - year(pairs.starts_on)) * 12
                    + month(customer.lost_on) - month(pairs.starts_on) + 1
            else 12
        end as last_month
    from pairs
    inner join mart.customer_satisfaction on customer_satisfaction.period_id = pairs.period_before
    inner join surveys on surveys.survey_id = customer_satisfaction.survey_id
    inner join mart.customer on customer.customer_id = customer_satisfaction.customer_id
    inner join mart.customer_profile on customer_profile.customer_id = customer_satisfaction.customer_id
    where customer.lost_according_to is not null
        and (not customer.is_lost or customer.lost_on >= pairs.starts_on)
),

counted as (
    select
        period_id,
        department,
        survey,
        kind,
        mood,
        profile_id,
        0 as month,
        count(*) as entered,
        0 as lost,
        0 as censored
    from followed
    group by period_id, department, survey, kind, mood, profile_id
    union all
    select
        period_id,
        department,
        survey,
        kind,
        mood,
        profile_id,
        last_month as month,
        0 as entered,
        count(case when is_lost then 1 end) as lost,
        count(case when not is_lost then 1 end) as censored
    from followed
    group by period_id, department, survey, kind, mood, profile_id, last_month
)

select
    counted.period_id,
    segment_filter.segment,
    counted.department,
    counted.survey,
    counted.kind,
    counted.mood,                           -- happy, between, unhappy
    counted.month,                          -- since the twelve months began
    sum(counted.entered) as entered,
    sum(counted.lost) as lost,
    sum(counted.censored) as censored
from counted
inner join mart.segment_filter on segment_filter.profile_id = counted.profile_id
group by
    counted.period_id,
    segment_filter.segment,
    counted.department,
    counted.survey,
    counted.kind,
    counted.mood,
    counted.month
