-- one row per month and segment: customers at the month's end
-- reads: mart.customer, mart.calendar_month
-- parameters: none
-- Started less lost, added up over the months, so that no row per customer and month is needed. Who is lost on a day that
-- no export tells counts as never there.
with changes as (
    select
        segment,
        cast(date_trunc('month', became_customer_on) as date) as month,
        1 as customers
    from mart.customer
    where not (is_lost and lost_on is null)
    union all
    select
        segment,
        cast(date_trunc('month', lost_on) as date) as month,
        -1 as customers
    from mart.customer
    where is_lost and lost_on is not null
),

first_month as (
    select min(month) as month from mart.calendar_month
),

changes_by_month as (
    select
        changes.segment,
        greatest(coalesce(changes.month, first_month.month), first_month.month) as month,
        sum(changes.customers) as customers
    from changes
    cross join first_month
    group by changes.segment, greatest(coalesce(changes.month, first_month.month), first_month.month)
),

segments as (
    select distinct segment from changes
)

select
    calendar_month.month,
    segments.segment,
    sum(coalesce(changes_by_month.customers, 0)) over (
        partition by segments.segment order by calendar_month.month nulls last rows between unbounded preceding and current row
    ) as customers
from mart.calendar_month
cross join segments
left join changes_by_month
    on changes_by_month.month = calendar_month.month
    and changes_by_month.segment = segments.segment
