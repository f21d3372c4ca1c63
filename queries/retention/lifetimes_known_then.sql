-- one row per months before the period's end, dimension, group and month of life: customers who entered, were lost, left the watch by that day
-- reads: mart.lifetime_known_then
-- parameters: period_id, segment
select
    months_back,                            -- 12, 24, 36
    dimension,                              -- all or segment
    group_name,
    month,
    entered,                                -- count
    lost,
    censored
from mart.lifetime_known_then
where period_id = $period_id
    and segment = $segment
order by months_back nulls last, dimension nulls last, group_name nulls last, month nulls last
