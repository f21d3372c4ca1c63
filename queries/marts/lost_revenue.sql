-- one row per twelve months (or "all"), segment filter, category of reason and whether anybody could have acted: customers whose recurring revenue was lost
-- reads: mart.customer_revenue, record.loss, record.subscription, mart.customer_profile, mart.segment_filter, mart.period, edition.not_actionable_reason
-- parameters: none
-- Each customer counts once, with the last reason that the losses name for it, else the one that ended its contract.
with lost as (
    select
        customer_revenue.period_id,
        customer_revenue.customer_id,
        customer_revenue.at_start,
        period.ends_on
    from mart.customer_revenue
    inner join mart.period on period.period_id = customer_revenue.period_id
    where customer_revenue.at_start > 0
        and customer_revenue.at_end <= 0
),

reasons as (
    select
        customer_id,
        lost_on,
        nullif(trim(category), '') as category,
        nullif(trim(reason), '') as reason,
        1 as precedence
    from record.loss
    union all
    select
        customer_id,
        ended_on as lost_on,
        cast(null as string) as category,
        nullif(trim(end_reason), '') as reason,
        2 as precedence
    from record.subscription
    where coalesce(ended, ended_on is not null)
),

ranked as (
    select
        lost.period_id,
        lost.customer_id,
        lost.at_start,
        reasons.category,
        reasons.reason,
        row_number() over (
            partition by lost.period_id, lost.customer_id
            order by reasons.precedence nulls last, reasons.lost_on desc nulls last, reasons.reason nulls last, reasons.category nulls last
        ) as position
    from lost
    left join reasons
        on reasons.customer_id = lost.customer_id
        and (reasons.category is not null or reasons.reason is not null)
        and (reasons.lost_on is null or lost.ends_on is null or reasons.lost_on <= lost.ends_on)
),

unchangeable as (
    select distinct lower(trim(reason)) as reason from edition.not_actionable_reason
)

select
    ranked.period_id,
    segment_filter.segment,
    coalesce(ranked.category, ranked.reason) as category,       -- null where no export gives a reason
    unchangeable.reason is null as is_actionable,
    count(*) as customers,
    sum(ranked.at_start) as revenue,                            -- units of currency a month, at the start
    sum(ranked.at_start * ranked.at_start) as revenue_squared
from ranked
inner join mart.customer_profile on customer_profile.customer_id = ranked.customer_id
inner join mart.segment_filter on segment_filter.profile_id = customer_profile.profile_id
left join unchangeable on unchangeable.reason = lower(coalesce(ranked.reason, ranked.category))
where ranked.position = 1
group by
    ranked.period_id,
    segment_filter.segment,
    coalesce(ranked.category, ranked.reason),
    unchangeable.reason is null
