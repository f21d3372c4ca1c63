-- one row per twelve months' end, months before it, segment filter, dimension, group, month of start, age and months until lost: customers of that day
-- reads: mart.base_day, mart.customer, mart.customer_revenue, mart.customer_profile, mart.profile_group, mart.segment_filter
-- parameters: none
-- Dimensions are all and segment. Only losses known by the end of the twelve months count; months are of life and of time.
with there as (
    select
        base_day.period_id,
        base_day.months_back,
        base_day.base_day,
        customer.customer_id,
        customer.became_customer_on as first_day,
        case when customer.lost_on < ends.base_day then customer.lost_on end as lost_on
    from mart.customer
    inner join mart.base_day
        on customer.became_customer_on < base_day.base_day
        and (customer.lost_on is null or customer.lost_on >= base_day.base_day)
    inner join mart.base_day as ends
        on ends.period_id = base_day.period_id
        and ends.months_back = 0
    where customer.lost_according_to is not null
        and not (customer.is_lost and customer.lost_on is null)
),

counted as (
    select
        there.period_id,
        there.months_back,
        customer_profile.profile_id,
        cast(date_trunc('month', there.first_day) as date) as started_in,
        (year(there.base_day) - year(there.first_day)) * 12 + month(there.base_day) - month(there.first_day)
            - case when day(there.base_day) < day(there.first_day) then 1 else 0 end as age_months,
        (year(there.lost_on) - year(there.base_day)) * 12 + month(there.lost_on) - month(there.base_day)
            + case when day(there.lost_on) < day(there.base_day) then 0 else 1 end as months_until_lost,
        case when customer_revenue.at_end > 0 then 1 else 0 end as is_paying,
        coalesce(customer_revenue.at_end, 0) as amount
    from there
    inner join mart.customer_profile on customer_profile.customer_id = there.customer_id
    left join mart.customer_revenue
        on there.months_back = 0
        and customer_revenue.period_id = there.period_id
        and customer_revenue.customer_id = there.customer_id
)

select
    counted.period_id,
    counted.months_back,
    segment_filter.segment,
    profile_group.dimension,
    profile_group.group_name,
    counted.started_in,                     -- first day of the month
    counted.age_months,                     -- whole months since it began
    counted.months_until_lost,              -- 1 is the first month after that day; null: still there at the end
    count(*) as customers,
    sum(counted.is_paying) as paying,       -- at the end; 0 on earlier days
    sum(counted.amount) as amount,          -- recurring, units of currency a month at the end; 0 on earlier days
    sum(counted.amount * counted.amount) as amount_squared
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
    counted.started_in,
    counted.age_months,
    counted.months_until_lost
