-- one row per group of a dimension, segment, spend and tenure: customers on the books, and those of them who left
-- reads: mart.retained_by_band
-- parameters: period_id, segment, dimension
select
    group_name,
    segment,
    spend_band,                             -- 0 to 3, least first
    tenure_band,                            -- 0 to 2, shortest first
    customers,                              -- count, at some time in the period
    lost
from mart.retained_by_band
where period_id = $period_id
    and dimension = $dimension
    and $segment in ('all', segment)
order by group_name nulls last, segment nulls last, spend_band nulls last, tenure_band nulls last
