-- one row per kind of onboarding, segment, band of spend and month of life: customers who entered, were lost, left the watch
-- reads: mart.lifetime_by_onboarding
-- parameters: period_id, segment
select
    is_late,                                -- finished more than 14 days after it was promised
    segment,
    spend_band,                             -- 0 to 3, least first
    month,
    entered,                                -- count
    lost,
    censored
from mart.lifetime_by_onboarding
where period_id = $period_id
    and $segment in ('all', segment)
order by is_late nulls last, segment nulls last, spend_band nulls last, month nulls last
