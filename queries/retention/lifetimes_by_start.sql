-- one row per quarter of start and month of life: customers who started, were lost, left the watch
-- reads: mart.lifetime_by_start, mart.period
-- parameters: period_id, segment
select
    lifetime_by_start.cohort,               -- first day of the quarter
    period.label,                           -- "Q3 2026"
    lifetime_by_start.month,
    lifetime_by_start.entered,              -- count
    lifetime_by_start.lost,
    lifetime_by_start.censored
from mart.lifetime_by_start
inner join mart.period
    on period.kind = 'quarter'
    and period.starts_on = lifetime_by_start.cohort
where lifetime_by_start.period_id = $period_id
    and lifetime_by_start.segment = $segment
order by lifetime_by_start.cohort nulls last, lifetime_by_start.month nulls last
