-- one row per population, segment filter, dimension and group: how many customers it holds, to know what would give few away
-- reads: mart.retained_customers, mart.revenue_bridge, mart.lifetime_by_group, mart.purchase_by_group, mart.purchase_history
-- parameters: period_id
with populations as (
    select 'customers' as population, segment, dimension, group_name, customers
    from mart.retained_customers
    where period_id = $period_id
    union all
    select 'at_start' as population, segment, dimension, group_name, at_start as customers
    from mart.retained_customers
    where period_id = $period_id
    union all
    select 'customers_at_start' as population, segment, dimension, group_name, customers_at_start as customers
    from mart.revenue_bridge
    where period_id = $period_id
    union all
    select 'entered' as population, segment, dimension, group_name, sum(entered) as customers
    from mart.lifetime_by_group
    where period_id = $period_id
    group by segment, dimension, group_name
    union all
    select 'buyers' as population, segment, dimension, group_name, customers
    from mart.purchase_by_group
    where period_id = $period_id
    union all
    select 'ever_bought' as population, segment, 'all' as dimension, 'all' as group_name, sum(customers) as customers
    from mart.purchase_history
    where period_id = $period_id
        and cut = 'now'
        and kind = 'time'
    group by segment
    union all
    select
        'ever_bought' as population,
        'all' as segment,
        'segment' as dimension,
        segment as group_name,
        sum(customers) as customers
    from mart.purchase_history
    where period_id = $period_id
        and cut = 'now'
        and kind = 'time'
        and segment <> 'all'
    group by segment
)

select
    population,                             -- on the books, there at the start, paying at the start, watched, buying, ever bought
    segment,
    dimension,
    group_name,
    customers                               -- count
from populations
order by population nulls last, segment nulls last, dimension nulls last, group_name nulls last
