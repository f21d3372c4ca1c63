-- one row per dimension and group, everybody ("all", "all") among them: the customers of the period, whoever answered
-- reads: mart.retained_customers
-- parameters: period_id, segment ("all" for every customer)
select
    dimension,
    group_name,
    customers                               -- on the books at some time in the period
from mart.retained_customers
where period_id = $period_id
    and segment = $segment
order by dimension nulls last, group_name nulls last
