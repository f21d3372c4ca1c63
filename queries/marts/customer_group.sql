-- one row per customer and dimension: the group that the customer belongs to
-- reads: record.customer, record.customer_attribute
-- parameters: none
-- A dimension is kept when it parts the customers into 2 to 40 groups: more are names or codes, not groups.
with told as (
    select customer_id, 'segment' as dimension, segment as group_name, 1 as turn from record.customer
    union all
    select customer_id, 'region' as dimension, region as group_name, 1 as turn from record.customer
    union all
    select customer_id, 'industry' as dimension, industry as group_name, 1 as turn from record.customer
    union all
    select customer_id, 'plan' as dimension, plan as group_name, 1 as turn from record.customer
    union all
    select customer_id, 'channel' as dimension, channel as group_name, 1 as turn from record.customer
    union all
    select customer_id, 'tier' as dimension, tier as group_name, 1 as turn from record.customer
    union all
    select customer_id, attribute as dimension, value as group_name, 2 as turn from record.customer_attribute
),

-- An attribute may bear the name of a column: they are one dimension then, the column speaks first, and no customer has two rows.
stated as (
    select
        customer_id,
        dimension,
        min_by(group_name, turn) as group_name
    from told
    where group_name is not null
    group by customer_id, dimension
),

kept as (
    select dimension
    from stated
    group by dimension
    having count(distinct group_name) between 2 and 40
)

select
    customer.customer_id,
    kept.dimension,
    coalesce(stated.group_name, 'not stated') as group_name
from record.customer
cross join kept
left join stated
    on stated.customer_id = customer.customer_id
    and stated.dimension = kept.dimension
