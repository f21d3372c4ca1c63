-- one row per twelve months' end (or "all"), segment filter, dimension, group and month of life: customers who entered, were lost, left the watch
-- reads: mart.customer_lifetime, mart.customer_profile, mart.profile_slice, mart.slice
-- parameters: none
-- At risk in month m: entered in months before m, less lost and censored in months before m.
with counted as (
    select
        customer_lifetime.period_id,
        customer_profile.profile_id,
        customer_lifetime.entered_month as month,
        count(*) as entered,
        0 as lost,
        0 as censored
    from mart.customer_lifetime
    inner join mart.customer_profile on customer_profile.customer_id = customer_lifetime.customer_id
    group by customer_lifetime.period_id, customer_profile.profile_id, customer_lifetime.entered_month
    union all
    select
        customer_lifetime.period_id,
        customer_profile.profile_id,
        customer_lifetime.last_month as month,
        0 as entered,
        count(case when customer_lifetime.is_lost then 1 end) as lost,
        count(case when not customer_lifetime.is_lost then 1 end) as censored
    from mart.customer_lifetime
    inner join mart.customer_profile on customer_profile.customer_id = customer_lifetime.customer_id
    group by customer_lifetime.period_id, customer_profile.profile_id, customer_lifetime.last_month
),

summed as (
    select
        counted.period_id,
        profile_slice.slice_number,
        counted.month,
        sum(counted.entered) as entered,
        sum(counted.lost) as lost,
        sum(counted.censored) as censored
    from counted
    inner join mart.profile_slice on profile_slice.profile_id = counted.profile_id
    group by counted.period_id, profile_slice.slice_number, counted.month
)

select
    summed.period_id,
    slice.segment,
    slice.dimension,
    slice.group_name,
    summed.month,                           -- of life; 0 for those watched from their first day
    summed.entered,
    summed.lost,
    summed.censored
from summed
inner join mart.slice on slice.slice_number = summed.slice_number
