-- one row per dimension, group and month of life: customers who entered, were lost, left the watch
-- reads: mart.lifetime_by_group
-- parameters: period_id, segment
select
    dimension,
    group_name,
    month,
    entered,                                -- count
    lost,
    censored
from mart.lifetime_by_group
where period_id = $period_id
    and segment = $segment
order by dimension nulls last, group_name nulls last, month nulls last
