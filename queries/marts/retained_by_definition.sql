-- one row per twelve months (or "all"), segment and export that can tell who left: customers there at the start by it, and those of them lost by it
-- reads: mart.loss_told, mart.customer, mart.period
-- parameters: none
-- Exports of losses name only who left, never who stayed: no share can be had from them alone.
with told as (
    select
        loss_told.customer_id,
        loss_told.according_to,
        loss_told.says_lost,
        case when loss_told.says_lost then loss_told.lost_on end as lost_on,
        customer.segment,
        coalesce(customer.became_customer_on, date '0001-01-01') as first_day,
        customer.is_new
    from mart.loss_told
    inner join mart.customer on customer.customer_id = loss_told.customer_id
    where loss_told.according_to <> 'losses'
),

followed as (
    select
        period.period_id,
        told.segment,
        told.according_to,
        coalesce(told.lost_on <= period.ends_on, false) as is_lost
    from told
    inner join mart.period
        on period.kind = 'year'
        and told.first_day < period.starts_on
        and (told.lost_on is null or told.lost_on >= period.starts_on)
    where told.lost_on is not null
        or not told.says_lost
    union all
    select
        'all' as period_id,
        segment,
        according_to,
        says_lost as is_lost
    from told
    where not is_new
)

select
    period_id,
    segment,
    according_to,                           -- contracts, status, invoices
    count(*) as at_start,
    count(case when is_lost then 1 end) as lost_of_start
from followed
group by period_id, segment, according_to
