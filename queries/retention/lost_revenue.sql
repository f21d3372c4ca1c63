-- one row per category of reason and whether anybody could have acted: customers lost and the revenue they paid
-- reads: mart.lost_revenue
-- parameters: period_id, segment
select
    category,                               -- null where no export gives a reason
    is_actionable,
    customers,                              -- count
    revenue,                                -- units of currency a month, at the start
    revenue_squared
from mart.lost_revenue
where period_id = $period_id
    and segment = $segment
order by revenue desc nulls last, category nulls last
