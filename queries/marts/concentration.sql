-- one row per twelve months (or "all"), segment filter, kind of revenue, percent of customers by size and whether among the largest ten
-- reads: mart.customer_revenue, record.purchase, mart.period, mart.customer_profile, mart.segment_filter
-- parameters: none
-- Percent 1 holds the largest hundredth of customers. Recurring revenue is what is paid at the period's end.
with purchased as (
    select
        period.period_id,
        purchase.customer_id,
        sum(case when coalesce(purchase.refunded, false) then 0 else purchase.amount end) as amount
    from record.purchase
    inner join mart.period
        on period.kind = 'all'
        or (period.kind = 'year' and purchase.ordered_on between period.starts_on and period.ends_on)
    group by period.period_id, purchase.customer_id
),

amounts as (
    select period_id, customer_id, 'recurring' as kind, at_end as amount from mart.customer_revenue where at_end > 0
    union all
    select period_id, customer_id, 'purchases' as kind, amount from purchased where amount > 0
),

ranked as (
    select
        amounts.period_id,
        amounts.kind,
        amounts.amount,
        segment_filter.segment,
        row_number() over (
            partition by amounts.period_id, amounts.kind, segment_filter.segment
            order by amounts.amount desc nulls last, amounts.customer_id nulls last
        ) as position,
        count(*) over (partition by amounts.period_id, amounts.kind, segment_filter.segment) as customers
    from amounts
    inner join mart.customer_profile on customer_profile.customer_id = amounts.customer_id
    inner join mart.segment_filter on segment_filter.profile_id = customer_profile.profile_id
)

select
    period_id,
    segment,
    kind,                                   -- recurring (a month) or purchases (in the period)
    cast(ceil(100.0 * position / nullif(customers, 0)) as integer) as percent,
    position <= 10 as is_among_largest_ten,
    count(*) as customers,
    sum(amount) as amount                   -- units of currency
from ranked
group by period_id, segment, kind, cast(ceil(100.0 * position / nullif(customers, 0)) as integer), position <= 10
