-- one row per twelve months (or "all" where no loss is dated), profile of customers, category and reason of losses
-- reads: record.loss, mart.customer, mart.customer_profile, mart.period, edition.not_actionable_reason
-- parameters: none
-- Money that left: what the loss says, otherwise twelve months of what the lost customer last paid, once per customer.
with losses as (
    select
        loss.customer_id,
        loss.lost_on,
        nullif(trim(loss.category), '') as category,
        nullif(trim(loss.reason), '') as reason,
        coalesce(
            abs(loss.amount),
            case when customer.is_lost then 12 * customer.monthly_revenue end
                / nullif(count(*) over (partition by loss.customer_id, loss.amount is null), 0)
        ) as money,
        customer.segment,
        customer_profile.profile_id
    from record.loss
    inner join mart.customer on customer.customer_id = loss.customer_id
    inner join mart.customer_profile on customer_profile.customer_id = loss.customer_id
),

dated as (
    select count(lost_on) as losses_dated from losses
),

unchangeable as (
    select distinct lower(trim(reason)) as reason from edition.not_actionable_reason
),

placed as (
    select
        period.period_id,
        losses.customer_id,
        losses.category,
        losses.reason,
        losses.money,
        losses.segment,
        losses.profile_id
    from losses
    inner join mart.period
        on period.kind = 'year'
        and losses.lost_on between period.starts_on and period.ends_on
    union all
    select
        'all' as period_id,
        losses.customer_id,
        losses.category,
        losses.reason,
        losses.money,
        losses.segment,
        losses.profile_id
    from losses
    cross join dated
    where dated.losses_dated = 0
)

select
    placed.period_id,
    placed.segment,
    placed.profile_id,
    coalesce(placed.category, placed.reason) as category,               -- null where the export gives no reason
    placed.reason,
    unchangeable.reason is null as is_actionable,
    count(*) as losses,
    count(distinct placed.customer_id) as customers,
    count(placed.money) as losses_valued,
    sum(coalesce(placed.money, 0)) as money,                            -- units of currency
    sum(coalesce(placed.money, 0) * coalesce(placed.money, 0)) as money_squared
from placed
left join unchangeable on unchangeable.reason = lower(coalesce(placed.reason, placed.category))
group by
    placed.period_id,
    placed.segment,
    placed.profile_id,
    coalesce(placed.category, placed.reason),
    placed.reason,
    unchangeable.reason is null
