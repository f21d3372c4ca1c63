-- one row: the customers on the books at the period's end, and what they pay
-- reads: mart.issue_base
-- parameters: period_id, segment ('all' for every segment)
select
    coalesce(sum(customers), 0) as customers,
    coalesce(sum(customers_paying), 0) as customers_paying,
    coalesce(sum(recurring_revenue), 0) as recurring_revenue    -- units of currency a year
from mart.issue_base
where period_id = $period_id
    and $segment in ('all', segment)
