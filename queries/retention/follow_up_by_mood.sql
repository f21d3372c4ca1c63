-- one row per survey, mood before the period and month of the period: customers who entered, were lost, left the watch
-- reads: mart.follow_up_by_mood
-- parameters: period_id, segment
select
    department,
    survey,
    kind,
    mood,                                   -- happy, between, unhappy
    month,
    entered,                                -- count
    lost,
    censored
from mart.follow_up_by_mood
where period_id = $period_id
    and segment = $segment
order by department, survey, kind, mood, month
