-- one row per twelve months (or "all"), segment filter, dimension and group: customers on the books and those of them who left
-- reads: mart.customer, mart.period, mart.customer_profile, mart.profile_group, mart.segment_filter
-- parameters: none
-- Customers of whom no export can tell whether they left, or on which day, are in no denominator of twelve months.
with spans as (
    select
        customer_id,
        coalesce(became_customer_on, date '0001-01-01') as first_day,
        coalesce(lost_on, date '9999-12-31') as lost_on,
        became_customer_on is null and is_new as is_new_undated
    from mart.customer
    where lost_according_to is not null
        and not (is_lost and lost_on is null)
),

on_the_books as (
    select
        period.period_id,
        spans.customer_id,
        spans.first_day < period.starts_on and not spans.is_new_undated as is_at_start,
        spans.lost_on <= period.ends_on as is_lost
    from spans
    inner join mart.period
        on period.kind = 'year'
        and spans.first_day <= period.ends_on
        and spans.lost_on >= period.starts_on
    union all
    select
        'all' as period_id,
        customer_id,
        not is_new as is_at_start,
        is_lost
    from mart.customer
    where lost_according_to is not null
),

by_profile as (
    select
        on_the_books.period_id,
        customer_profile.profile_id,
        count(*) as customers,
        count(case when is_lost then 1 end) as lost,
        count(case when is_at_start then 1 end) as at_start,
        count(case when is_at_start and is_lost then 1 end) as lost_of_start
    from on_the_books
    inner join mart.customer_profile on customer_profile.customer_id = on_the_books.customer_id
    group by on_the_books.period_id, customer_profile.profile_id
)

select
    by_profile.period_id,
    segment_filter.segment,
    profile_group.dimension,
    profile_group.group_name,
    sum(by_profile.customers) as customers,                     -- on the books at some time in the period
    sum(by_profile.lost) as lost,
    sum(by_profile.at_start) as at_start,                       -- of them, there before the period began
    sum(by_profile.lost_of_start) as lost_of_start
from by_profile
inner join mart.profile_group on profile_group.profile_id = by_profile.profile_id
inner join mart.segment_filter on segment_filter.profile_id = by_profile.profile_id
group by by_profile.period_id, segment_filter.segment, profile_group.dimension, profile_group.group_name
