-- one row per kind of revenue and percent of customers by size, the largest ten apart: customers and what they bring
-- reads: mart.concentration
-- parameters: period_id, segment
select
    kind,                                   -- recurring (a month), purchases (in the period)
    percent,                                -- 1 to 100, largest first
    is_among_largest_ten,
    customers,                              -- count
    amount                                  -- units of currency
from mart.concentration
where period_id = $period_id
    and segment = $segment
order by kind nulls last, percent nulls last, is_among_largest_ten desc nulls last
