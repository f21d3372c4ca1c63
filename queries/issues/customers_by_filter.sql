-- one row per segment filter and issue or category of losses: how many customers it touched, to know what would give few away
-- reads: mart.issue_pair, mart.loss_reason
-- parameters: period_id
-- The dimension names what is counted: 'issue' or 'category'. Customers may be touched by several, so there is no total.
with counted as (
    select segment, 'issue' as dimension, issue as group_name, sum(customers) as customers
    from mart.issue_pair
    where period_id = $period_id
        and issue = other_issue
    group by segment, issue
    union all
    select segment, 'category' as dimension, category as group_name, sum(customers) as customers
    from mart.loss_reason
    where period_id = $period_id
        and category is not null
    group by segment, category
)

select
    segment,
    dimension,
    group_name,
    customers                               -- count
from counted
union all
select
    'all' as segment,
    dimension,
    group_name,
    sum(customers) as customers
from counted
group by dimension, group_name
order by segment nulls last, dimension nulls last, group_name nulls last
