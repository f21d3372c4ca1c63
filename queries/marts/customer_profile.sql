-- one row per customer: the number of its combination of groups
-- reads: mart.customer_group, record.customer
-- parameters: none
-- Customers of one profile agree in every dimension, so counts by profile add up to counts by any pair of dimensions.
with spelled as (
    select
        customer.customer_id,
        array_sort(array_agg(coalesce(dimension || '=' || group_name, 'all'))) as profile
    from record.customer
    left join mart.customer_group on customer_group.customer_id = customer.customer_id
    group by customer.customer_id
)

select
    customer_id,
    dense_rank() over (order by profile nulls last) as profile_id
from spelled
