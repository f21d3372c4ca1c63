-- one row per survey, mood before the period, segment, spend, tenure and month: customers who entered, were lost, left the watch
-- reads: mart.follow_up_by_mood
-- parameters: period_id, segment
select
    department,
    survey,
    kind,
    mood,                                   -- happy, between, unhappy
    segment,
    spend_band,                             -- 0 to 3, least first
    tenure_band,                            -- 0 to 2, shortest first
    month,                                  -- since the period began
    entered,                                -- count
    lost,
    censored
from mart.follow_up_by_mood
where period_id = $period_id
    and $segment in ('all', segment)
order by department, survey, kind, mood, segment, spend_band, tenure_band, month
