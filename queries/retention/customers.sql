-- one row per dimension and group ('all', 'all' for everybody): customers on the books, and those of them who left
-- reads: mart.retained_customers
-- parameters: period_id, segment
select
    dimension,
    group_name,
    customers,                              -- count, at some time in the period
    lost,
    at_start,                               -- count, there before the period began
    lost_of_start
from mart.retained_customers
where period_id = $period_id
    and segment = $segment
order by dimension nulls last, customers desc nulls last, group_name nulls last
