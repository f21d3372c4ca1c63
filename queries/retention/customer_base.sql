-- one row per months before the period's end, dimension, group, month of start, age and months until lost: customers of that day
-- reads: mart.customer_base
-- parameters: period_id, segment
select
    months_back,                            -- 0, 12, 24, 36
    dimension,                              -- all or segment
    group_name,
    started_in,                             -- first day of the month
    age_months,                             -- whole months since it began
    months_until_lost,                      -- null: still there at the period's end
    customers,                              -- count
    paying,
    amount,                                 -- recurring, units of currency a month at the period's end
    amount_squared                          -- summed over customers, for the interval of a mean
from mart.customer_base
where period_id = $period_id
    and segment = $segment
order by months_back nulls last, dimension nulls last, group_name nulls last, started_in nulls last, age_months nulls last, months_until_lost nulls last
