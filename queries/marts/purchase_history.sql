-- one row per twelve months' end, cut, segment filter and kind of history: customers alike in when, or in what, they bought again
-- reads: record.purchase, mart.period, mart.customer_profile, mart.segment_filter
-- parameters: none
-- Cut "now" knows every purchase up to the end; cut "earlier" knows those of the first half, and no less than all but the
-- last year, and counts what was bought after. Purchases of one day are one. Refunded ones count for nothing.
-- Kind "time" is alike in purchases and whole weeks, kind "spend" in purchases and mean spend to a hundredth.
with days as (
    select
        customer_id,
        365 * (year(ordered_on) - 1) + floor((year(ordered_on) - 1) / 4) - floor((year(ordered_on) - 1) / 100)
            + floor((year(ordered_on) - 1) / 400) + dayofyear(ordered_on) as day_number,    -- 1: 1 January of year 1
        sum(coalesce(amount, 0)) as amount
    from record.purchase
    where ordered_on is not null
        and not coalesce(refunded, false)
    group by customer_id, ordered_on
),

runs as (
    select
        customer_id,
        day_number,
        min(day_number) over (partition by customer_id) as first_day,
        lead(day_number) over (partition by customer_id order by day_number nulls last) as next_day,
        row_number() over (partition by customer_id order by day_number nulls last) - 1 as repeats,
        sum(amount) over (
            partition by customer_id order by day_number nulls last rows between unbounded preceding and current row
        ) - first_value(amount) over (partition by customer_id order by day_number nulls last) as repeat_amount
    from days
),

reach as (
    select min(day_number) as first_day, max(day_number) as last_day from days
),

ends as (
    select
        period.period_id,
        reach.first_day,
        least(
            365 * (year(ends_on) - 1) + floor((year(ends_on) - 1) / 4) - floor((year(ends_on) - 1) / 100)
                + floor((year(ends_on) - 1) / 400) + dayofyear(ends_on),
            reach.last_day
        ) as until
    from mart.period
    cross join reach
    where kind = 'year'
),

cuts as (
    select period_id, 'now' as cut, until as known_until from ends
    union all
    select period_id, 'earlier' as cut, greatest(until - 365, first_day + floor((until - first_day) / 2)) as known_until
    from ends
),

known as (
    select
        cuts.period_id,
        cuts.cut,
        cuts.known_until,
        runs.customer_id,
        runs.first_day,
        runs.repeats,
        runs.repeat_amount,
        case when runs.repeats > 0 then runs.repeat_amount / nullif(runs.repeats, 0) else 0 end as mean_spend,
        runs.day_number - runs.first_day as days_to_last
    from cuts
    inner join runs
        on runs.day_number <= cuts.known_until
        and (runs.next_day is null or runs.next_day > cuts.known_until)
),

told as (
    select
        known.period_id,
        known.cut,
        known.customer_id,
        known.known_until,
        known.repeats,
        known.mean_spend,
        cast(round(known.days_to_last / 7) as integer) as last_week,
        cast(round((known.known_until - known.first_day) / 7) as integer) as watched_weeks,
        case when known.mean_spend > 0 then cast(round(100 * ln(known.mean_spend)) as integer) end as spend_step,
        seen.repeats - known.repeats as later_purchases,
        seen.repeat_amount - known.repeat_amount as later_amount
    from known
    inner join known as seen
        on seen.period_id = known.period_id
        and seen.customer_id = known.customer_id
        and seen.cut = 'now'
)

select
    told.period_id,
    told.cut,
    segment_filter.segment,
    case when grouping(told.watched_weeks) = 0 then 'time' else 'spend' end as kind,
    told.repeats,                                               -- purchases after the first
    told.last_week,                                             -- weeks from the first purchase to the last one
    told.watched_weeks,                                         -- weeks from the first purchase to the cut
    told.spend_step,                                            -- hundred times the logarithm of mean repeat spend
    cast(max(told.known_until) as integer) as known_until,      -- days, 1 is 1 January of year 1
    count(*) as customers,
    sum(told.mean_spend) as mean_spend,                         -- units of currency, sum over customers
    sum(told.mean_spend * told.mean_spend) as mean_spend_squared,
    sum(told.later_purchases) as later_purchases,               -- between the cut and the end
    count(case when told.later_purchases > 0 then 1 end) as later_buyers,
    sum(told.later_amount) as later_amount                      -- units of currency
from told
inner join mart.customer_profile on customer_profile.customer_id = told.customer_id
inner join mart.segment_filter on segment_filter.profile_id = customer_profile.profile_id
group by grouping sets (
    (told.period_id, told.cut, segment_filter.segment, told.repeats, told.last_week, told.watched_weeks),
    (told.period_id, told.cut, segment_filter.segment, told.repeats, told.spend_step)
)
