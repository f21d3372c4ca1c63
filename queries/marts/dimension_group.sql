-- one row per group of each dimension
-- reads: mart.customer_group
-- parameters: none
select
    dimension,
    group_name,
    count(*) as customers
from mart.customer_group
group by dimension, group_name
