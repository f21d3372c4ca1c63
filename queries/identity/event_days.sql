-- one row: the first and the last day of which the exports tell
-- reads: record.feedback, record.service_case, record.revenue, record.purchase, record.loss, record.usage, record.delivery, record.subscription
-- parameters: none
-- Contract starts, and the beginning of deliveries, count only where nothing else has a day: an onboarding of 2009
-- would begin the calendar there.
with days as (
    select min(answered_on) as first_day, max(answered_on) as last_day from record.feedback
    union all
    select min(opened_at) as first_day, max(greatest(opened_at, coalesce(resolved_at, opened_at))) as last_day from record.service_case
    union all
    select min(month) as first_day, last_day(max(month)) as last_day from record.revenue
    union all
    select min(ordered_on) as first_day, max(ordered_on) as last_day from record.purchase
    union all
    select min(lost_on) as first_day, max(lost_on) as last_day from record.loss
    union all
    select min(month) as first_day, max(case when used_on is null then last_day(month) else used_on end) as last_day from record.usage
    union all
    select cast(null as date) as first_day, max(finished_on) as last_day from record.delivery
),

starts as (
    select min(started_on) as first_day, max(started_on) as last_day from record.subscription
),

deliveries as (
    select min(finished_on) as first_day from record.delivery
)

select
    coalesce(min(days.first_day), min(deliveries.first_day), min(starts.first_day)) as first_day,
    coalesce(max(days.last_day), max(starts.last_day)) as last_day
from days
cross join deliveries
cross join starts
