-- one row: how far revenue figures move when any one customer is left out; none where there is no revenue
-- reads: mart.without_one_customer
-- parameters: period_id, segment
select
    customers,                              -- count, with revenue at the start
    gross_lowest,                           -- shares of the revenue at the start
    gross_highest,
    net_lowest,
    net_highest,
    largest_lost,                           -- units of currency a month
    largest_at_end
from mart.without_one_customer
where period_id = $period_id
    and segment = $segment
