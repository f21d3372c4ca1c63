-- one row per twelve months' end, months before it, segment filter, dimension, group and month of life: customers who entered, were lost, left the watch by that day
-- reads: mart.base_day, mart.customer_lifetime, mart.customer, mart.customer_profile, mart.profile_group, mart.segment_filter
-- parameters: none
-- What mart.lifetime_by_group would have held on that day: nothing that happened since is in it.
with known as (
    select
        base_day.period_id,
        base_day.months_back,
        customer_lifetime.customer_id,
        customer_lifetime.entered_month,
        customer_lifetime.last_month as month_lost,
        customer_lifetime.is_lost and customer.lost_on < base_day.base_day as is_lost,
        (year(base_day.base_day) - year(customer.became_customer_on)) * 12
            + month(base_day.base_day) - month(customer.became_customer_on)
            - case when day(base_day.base_day) < day(customer.became_customer_on) then 1 else 0 end as months_completed
    from mart.customer_lifetime
    inner join mart.customer on customer.customer_id = customer_lifetime.customer_id
    inner join mart.base_day
        on base_day.period_id = customer_lifetime.period_id
        and customer.became_customer_on < base_day.base_day
    where base_day.months_back > 0
),

watched as (
    select
        known.period_id,
        known.months_back,
        customer_profile.profile_id,
        known.entered_month,
        case when known.is_lost then known.month_lost else known.months_completed end as last_month,
        known.is_lost
    from known
    inner join mart.customer_profile on customer_profile.customer_id = known.customer_id
    where known.is_lost
        or known.months_completed > known.entered_month
),

counted as (
    select period_id, months_back, profile_id, entered_month as month, count(*) as entered, 0 as lost, 0 as censored
    from watched
    group by period_id, months_back, profile_id, entered_month
    union all
    select
        period_id,
        months_back,
        profile_id,
        last_month as month,
        0 as entered,
        count(case when is_lost then 1 end) as lost,
        count(case when not is_lost then 1 end) as censored
    from watched
    group by period_id, months_back, profile_id, last_month
)

select
    counted.period_id,
    counted.months_back,
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
where profile_group.dimension in ('all', 'segment')
group by
    counted.period_id,
    counted.months_back,
    segment_filter.segment,
    profile_group.dimension,
    profile_group.group_name,
    counted.month
