-- one row per quarter of start and month of life: customers who started, were lost, left the watch
-- reads: mart.lifetime_by_start
-- parameters: period_id, segment
select
    cohort,                                 -- first day of the quarter
    month,
    entered,                                -- count
    lost,
    censored
from mart.lifetime_by_start
where period_id = $period_id
    and segment = $segment
order by cohort, month
