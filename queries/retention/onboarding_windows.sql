-- one row per twelve months' end and kind of onboarding: customers watched until then, those lost, and the months of watching
-- reads: mart.lifetime_by_onboarding, mart.period
-- parameters: segment
select
    period.period_id,
    period.label,
    lifetime_by_onboarding.is_late,                             -- finished more than 14 days after it was promised
    sum(lifetime_by_onboarding.entered) as customers,           -- count
    sum(lifetime_by_onboarding.lost) as lost,
    sum(lifetime_by_onboarding.month * (lifetime_by_onboarding.lost + lifetime_by_onboarding.censored - lifetime_by_onboarding.entered))
        as months_watched                   -- customers times months
from mart.lifetime_by_onboarding
inner join mart.period on period.period_id = lifetime_by_onboarding.period_id
where $segment in ('all', lifetime_by_onboarding.segment)
group by period.period_id, period.label, period.ends_on, lifetime_by_onboarding.is_late
order by period.ends_on nulls last, lifetime_by_onboarding.is_late nulls last
