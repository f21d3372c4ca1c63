-- one row per customer and twelve months (or "all") with recurring revenue at their start or end
-- reads: mart.revenue_month, mart.revenue_period, mart.customer
-- parameters: none
-- "all" is the snapshot, where twelve months of revenue are not to be had: who is on the books with what they pay, who
-- has left, who joined since the start.
with edges as (
    select period_id, start_month as month, start_month, true as is_start from mart.revenue_period
    union all
    select period_id, end_month as month, start_month, false as is_start from mart.revenue_period
),

first_paid as (
    select
        customer_id,
        min(month) as first_month
    from mart.revenue_month
    where recurring_amount > 0
    group by customer_id
),

at_edges as (
    select
        edges.period_id,
        edges.start_month,
        revenue_month.customer_id,
        sum(case when edges.is_start then revenue_month.recurring_amount else 0 end) as at_start,
        sum(case when edges.is_start then 0 else revenue_month.recurring_amount end) as at_end
    from mart.revenue_month
    inner join edges on edges.month = revenue_month.month
    group by edges.period_id, edges.start_month, revenue_month.customer_id
)

select
    at_edges.period_id,
    at_edges.customer_id,
    at_edges.at_start,                      -- units of currency a month
    at_edges.at_end,
    coalesce(first_paid.first_month < at_edges.start_month, false) as has_paid_before
from at_edges
left join first_paid on first_paid.customer_id = at_edges.customer_id
where at_edges.at_start <> 0
    or at_edges.at_end <> 0
union all
select
    'all' as period_id,
    customer_id,
    case when is_new then 0 else monthly_revenue end as at_start,
    case when is_lost then 0 else monthly_revenue end as at_end,
    false as has_paid_before
from mart.customer
cross join (select count(*) as periods from mart.revenue_period) as comparable
where comparable.periods = 0
    and lost_according_to is not null
    and monthly_revenue <> 0
