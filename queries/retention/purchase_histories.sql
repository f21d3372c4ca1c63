-- one row per cut and history: how many customers bought so often, last and first so many weeks before the cut
-- reads: mart.purchase_history
-- parameters: period_id, segment
select
    cut,                                    -- now, or earlier: what was known some time before
    repeats,                                -- purchases after the first
    last_week,                              -- weeks from the first purchase to the last one
    watched_weeks,                          -- weeks from the first purchase to the cut
    known_until,                            -- days, 1 is 1 January of year 1
    customers,                              -- count
    mean_spend,                             -- units of currency a repeat purchase, sum over customers
    mean_spend_squared,
    later_purchases,                        -- count, between the cut and the end
    later_buyers,                           -- customers
    later_amount                            -- units of currency
from mart.purchase_history
where period_id = $period_id
    and segment = $segment
    and kind = 'time'
order by cut nulls last, repeats nulls last, last_week nulls last, watched_weeks nulls last
