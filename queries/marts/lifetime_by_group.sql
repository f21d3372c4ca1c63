-- one row per twelve months' end (or "all"), segment filter, dimension, group and month of life: customers who entered, were lost, left the watch
-- reads: mart.customer_lifetime, mart.customer_profile, mart.profile_group, mart.segment_filter
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
)

select
    counted.period_id,
    segment_filter.segment,
    profile_group.dimension,
    profile_group.group_name,
    counted.month,                          -- of life; 0 for those watched from their first day
    sum(counted.entered) as entered,
    sum(counted.lost) as lost,
    sum(counted.censored) as censored
from counted
inner join mart.profile_group on profile_group.profile_id = counted.profile_id
inner join mart.segment_filter on segment_filter.profile_id = counted.profile_id
group by
    counted.period_id,
    segment_filter.segment,
    profile_group.dimension,
    profile_group.group_name,
    counted.month
