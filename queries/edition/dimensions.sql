-- one row per group of each dimension that customers can be sliced by
-- reads: mart.dimension_group
-- parameters: none
select
    dimension,
    group_name,
    customers                               -- count
from mart.dimension_group
order by dimension nulls last, customers desc nulls last, group_name nulls last
