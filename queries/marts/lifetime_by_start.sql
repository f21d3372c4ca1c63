-- one row per twelve months' end, segment filter, quarter of start and month of life: customers who started, were lost, left the watch
-- reads: mart.customer_lifetime, mart.customer, mart.calendar_month, mart.customer_profile, mart.segment_filter
-- parameters: none
-- Only quarters watched from their first day: of earlier ones, those who left soon are missing.
with started as (
    select
        customer_lifetime.period_id,
        segment_filter.segment,
        calendar_month.quarter_starts_on as cohort,
        customer_lifetime.entered_month,
        customer_lifetime.last_month,
        customer_lifetime.is_lost
    from mart.customer_lifetime
    inner join mart.customer on customer.customer_id = customer_lifetime.customer_id
    inner join mart.calendar_month
        on calendar_month.month <= customer.became_customer_on
        and calendar_month.last_day >= customer.became_customer_on
    inner join mart.customer_profile on customer_profile.customer_id = customer_lifetime.customer_id
    inner join mart.segment_filter on segment_filter.profile_id = customer_profile.profile_id
    where customer_lifetime.period_id <> 'all'
),

whole_cohorts as (
    select cohort
    from started
    group by cohort
    having max(entered_month) = 0
),

counted as (
    select
        started.period_id,
        started.segment,
        started.cohort,
        0 as month,
        1 as entered,
        0 as lost,
        0 as censored
    from started
    inner join whole_cohorts on whole_cohorts.cohort = started.cohort
    union all
    select
        started.period_id,
        started.segment,
        started.cohort,
        started.last_month as month,
        0 as entered,
        case when started.is_lost then 1 else 0 end as lost,
        case when started.is_lost then 0 else 1 end as censored
    from started
    inner join whole_cohorts on whole_cohorts.cohort = started.cohort
)

select
    period_id,
    segment,
    cohort,                                 -- first day of the fiscal quarter of start
    month,                                  -- of life
    sum(entered) as entered,
    sum(lost) as lost,
    sum(censored) as censored
from counted
group by period_id, segment, cohort, month
