-- one row per twelve months (or "all"), segment filter, dimension and group: purchases made and deals lost
-- reads: record.purchase, record.loss, mart.period, mart.customer_profile, mart.profile_group, mart.segment_filter
-- parameters: none
-- Refunded purchases count for nothing. Losses are deals here: the story says so only where revenue comes from purchases.
with bought as (
    select
        period.period_id,
        purchase.customer_id,
        count(*) as purchases,
        sum(purchase.amount) as revenue,
        sum(purchase.amount * purchase.amount) as revenue_squared
    from record.purchase
    inner join mart.period
        on period.kind = 'all'
        or (period.kind = 'year' and purchase.ordered_on between period.starts_on and period.ends_on)
    where not coalesce(purchase.refunded, false)
    group by period.period_id, purchase.customer_id
),

missed as (
    select
        period.period_id,
        loss.customer_id,
        count(*) as lost_deals,
        sum(coalesce(abs(loss.amount), 0)) as lost_amount
    from record.loss
    inner join mart.period
        on period.kind = 'all'
        or (period.kind = 'year' and loss.lost_on between period.starts_on and period.ends_on)
    group by period.period_id, loss.customer_id
),

both_sides as (
    select
        coalesce(bought.period_id, missed.period_id) as period_id,
        coalesce(bought.customer_id, missed.customer_id) as customer_id,
        coalesce(bought.purchases, 0) as purchases,
        coalesce(bought.revenue, 0) as revenue,
        coalesce(bought.revenue_squared, 0) as revenue_squared,
        coalesce(missed.lost_deals, 0) as lost_deals,
        coalesce(missed.lost_amount, 0) as lost_amount
    from bought
    full outer join missed
        on missed.period_id = bought.period_id
        and missed.customer_id = bought.customer_id
),

by_profile as (
    select
        both_sides.period_id,
        customer_profile.profile_id,
        count(*) as customers,
        count(case when purchases > 0 then 1 end) as buyers,
        count(case when purchases > 1 then 1 end) as repeat_buyers,
        sum(purchases) as purchases,
        sum(revenue) as revenue,
        sum(revenue_squared) as revenue_squared,
        sum(lost_deals) as lost_deals,
        sum(lost_amount) as lost_amount
    from both_sides
    inner join mart.customer_profile on customer_profile.customer_id = both_sides.customer_id
    group by both_sides.period_id, customer_profile.profile_id
)

select
    by_profile.period_id,
    segment_filter.segment,
    profile_group.dimension,
    profile_group.group_name,
    sum(by_profile.customers) as customers,
    sum(by_profile.buyers) as buyers,
    sum(by_profile.repeat_buyers) as repeat_buyers,             -- who bought more than once in the period
    sum(by_profile.purchases) as purchases,
    sum(by_profile.revenue) as revenue,                         -- units of currency
    sum(by_profile.revenue_squared) as revenue_squared,
    sum(by_profile.lost_deals) as lost_deals,
    sum(by_profile.lost_amount) as lost_amount                  -- units of currency
from by_profile
inner join mart.profile_group on profile_group.profile_id = by_profile.profile_id
inner join mart.segment_filter on segment_filter.profile_id = by_profile.profile_id
group by by_profile.period_id, segment_filter.segment, profile_group.dimension, profile_group.group_name
