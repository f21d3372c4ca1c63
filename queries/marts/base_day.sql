-- one row per twelve months' end and number of months before it: a day on which customers can be projected from what was known by then
-- reads: mart.period, mart.customer
-- parameters: none
-- 0 months is the end itself. Before the first loss that the exports tell nobody was watched, so nothing was known.
with days as (
    select period_id, 0 as months_back, cast(ends_on + interval 1 day as date) as base_day from mart.period where kind = 'year'
    union all
    select period_id, 12 as months_back, cast(ends_on + interval 1 day - interval 12 month as date) as base_day from mart.period where kind = 'year'
    union all
    select period_id, 24 as months_back, cast(ends_on + interval 1 day - interval 24 month as date) as base_day from mart.period where kind = 'year'
    union all
    select period_id, 36 as months_back, cast(ends_on + interval 1 day - interval 36 month as date) as base_day from mart.period where kind = 'year'
),

first_loss as (
    select min(lost_on) as lost_on from mart.customer
)

select
    days.period_id,
    days.months_back,
    days.base_day                           -- the first day that is not known yet
from days
cross join first_loss
where first_loss.lost_on < days.base_day
