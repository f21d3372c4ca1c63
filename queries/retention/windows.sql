-- one row per twelve months that the exports reach: the figures of retention at each of them, so that no end is picked
-- reads: mart.period, mart.revenue_bridge, mart.retained_customers, mart.concentration
-- parameters: segment
with largest as (
    select
        period_id,
        kind,
        sum(case when is_among_largest_ten then amount else 0 end) as amount_of_ten,
        sum(amount) as amount
    from mart.concentration
    where segment = $segment
    group by period_id, kind
),

bridge as (
    select
        period_id,
        customers_at_start,
        customers_lost,
        at_start,
        lost,
        contraction,
        expansion
    from mart.revenue_bridge
    where dimension = 'all'
        and segment = $segment
),

books as (
    select
        period_id,
        at_start,
        lost_of_start
    from mart.retained_customers
    where dimension = 'all'
        and segment = $segment
)

select
    period.period_id,
    period.label,
    period.ends_on,
    bridge.customers_at_start as payers_at_start,               -- count
    bridge.customers_lost as payers_lost,
    bridge.at_start,                                            -- units of currency a month
    bridge.lost,                                                -- negative
    bridge.contraction,                                         -- negative
    bridge.expansion,
    books.at_start as customers_at_start,                       -- count
    books.lost_of_start as customers_lost,
    recurring.amount_of_ten as recurring_of_ten,                -- units of currency
    recurring.amount as recurring,
    purchases.amount_of_ten as purchases_of_ten,
    purchases.amount as purchases
from mart.period
left join bridge on bridge.period_id = period.period_id
left join books on books.period_id = period.period_id
left join largest as recurring on recurring.period_id = period.period_id and recurring.kind = 'recurring'
left join largest as purchases on purchases.period_id = period.period_id and purchases.kind = 'purchases'
where period.kind = 'year'
order by period.ends_on nulls last
