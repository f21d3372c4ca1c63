-- one row per twelve months (or "all") and segment filter: how far revenue figures move when any one customer is left out
-- reads: mart.customer_revenue, mart.revenue_bridge, mart.customer_profile, mart.segment_filter
-- parameters: none
-- Extremes over all customers; whose they are is not kept.
with totals as (
    select
        period_id,
        segment,
        at_start,
        at_start + lost + contraction as kept_gross,
        at_start + lost + contraction + expansion as kept_net
    from mart.revenue_bridge
    where dimension = 'all'
),

each_left_out as (
    select
        totals.period_id,
        totals.segment,
        customer_revenue.at_start,
        customer_revenue.at_end,
        totals.at_start - customer_revenue.at_start as start_without,
        totals.kept_gross - greatest(least(customer_revenue.at_end, customer_revenue.at_start), 0) as gross_without,
        totals.kept_net - greatest(customer_revenue.at_end, 0) as net_without
    from mart.customer_revenue
    inner join mart.customer_profile on customer_profile.customer_id = customer_revenue.customer_id
    inner join mart.segment_filter on segment_filter.profile_id = customer_profile.profile_id
    inner join totals
        on totals.period_id = customer_revenue.period_id
        and totals.segment = segment_filter.segment
)

select
    period_id,
    segment,
    count(case when at_start > 0 then 1 end) as customers,                      -- with revenue at the start
    min(case when at_start > 0 then gross_without / nullif(start_without, 0) end) as gross_lowest,  -- shares of the start
    max(case when at_start > 0 then gross_without / nullif(start_without, 0) end) as gross_highest,
    min(case when at_start > 0 then net_without / nullif(start_without, 0) end) as net_lowest,
    max(case when at_start > 0 then net_without / nullif(start_without, 0) end) as net_highest,
    max(case when at_start > 0 and at_end <= 0 then at_start else 0 end) as largest_lost,           -- units of currency a month
    max(at_end) as largest_at_end
from each_left_out
group by period_id, segment
