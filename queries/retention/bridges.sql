-- one row per dimension and group ('all', 'all' for everybody): recurring revenue from the period's start to its end
-- reads: mart.revenue_bridge
-- parameters: period_id, segment
select
    dimension,
    group_name,
    customers_at_start,                     -- count
    customers_at_end,
    customers_lost,
    customers_contracted,
    customers_expanded,
    customers_reactivated,
    customers_newly_won,
    at_start,                               -- units of currency a month, as is all money below
    lost,                                   -- negative
    contraction,                            -- negative
    expansion,
    reactivated,
    newly_won,
    at_end,
    start_squared,
    gross_squared,
    gross_by_start,
    net_squared,
    net_by_start
from mart.revenue_bridge
where period_id = $period_id
    and segment = $segment
order by dimension nulls last, at_start desc nulls last, group_name nulls last
