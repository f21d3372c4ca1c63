-- one row per customer: what contract lines, status, invoices and losses each tell of it
-- reads: record.customer, record.subscription, record.revenue, record.loss, mart.whole_month, mart.calendar_month, edition.company
-- parameters: none
-- Null where an export tells nothing. mart.customer decides between them.
with clock as (
    select as_of from edition.company
),

lines as (
    select
        customer_id,
        started_on,
        tenure_months,
        monthly_amount,
        case
            when ended_on is not null and (as_of is null or ended_on <= as_of) then true
            else coalesce(ended, false)
        end as is_ended,
        case when as_of is null or ended_on <= as_of then ended_on end as ended_on,
        max(case when as_of is null or ended_on <= as_of then ended_on end) over (partition by customer_id) as last_ended_on
    from record.subscription
    cross join clock
    where started_on is null or as_of is null or started_on <= as_of
),

-- Lines of an export that knows no ends cannot tell that a customer stayed.
ends as (
    select count(case when ended_on is not null or ended is not null then 1 end) > 0 as are_told
    from record.subscription
),

contracts as (
    select
        customer_id,
        min(started_on) as started_on,
        max(tenure_months) as tenure_months,
        min(case when is_ended then 1 else 0 end) = 1 as is_ended,
        max(ended_on) as ended_on,
        sum(case when not is_ended then monthly_amount end) as amount_running,
        sum(case when is_ended and (ended_on is null or ended_on = last_ended_on) then monthly_amount end) as amount_at_end
    from lines
    group by customer_id
),

states as (
    select
        customer_id,
        case
            when lower(trim(status)) in ('churned', 'lost', 'cancelled', 'canceled', 'terminated', 'left', 'ended', 'closed',
                                         'inactive', 'former', 'churn', 'true', 'yes', 'gekündigt', 'verloren') then 'lost'
            when lower(trim(status)) in ('joined', 'new', 'onboarding', 'prospect', 'neu') then 'new'
            when status is not null then 'kept'
        end as state
    from record.customer
),

months_paid as (
    select
        customer_id,
        month,
        year(month) * 12 + month(month) - 1 as month_index,
        sum(recurring_amount) as recurring_amount
    from record.revenue
    cross join clock
    where as_of is null or month <= as_of
    group by customer_id, month
),

payments as (
    select
        customer_id,
        min(month) as first_month,
        max(month_index) as last_index,
        max_by(recurring_amount, month) as recurring_amount,
        -- Months from one invoice to the next, rounded up: whoever pays by the quarter has not left after a month.
        greatest(1, ceil((max(month_index) - min(month_index)) / nullif(count(*) - 1, 0))) as months_between
    from months_paid
    where recurring_amount > 0
    group by customer_id
),

last_whole_month as (
    select
        coalesce(
            max(case when whole_month.month_index is not null then months_paid.month_index end),
            max(months_paid.month_index)
        ) as month_index
    from months_paid
    left join mart.whole_month on whole_month.month_index = months_paid.month_index
    where months_paid.recurring_amount > 0
),

losses as (
    select
        customer_id,
        max(case when as_of is null or lost_on <= as_of then lost_on end) as lost_on
    from record.loss
    cross join clock
    group by customer_id
)

select
    customer.customer_id,
    contracts.started_on as contract_started_on,
    contracts.tenure_months,
    case when contracts.customer_id is not null and ends.are_told then contracts.is_ended end as is_contract_ended,
    contracts.ended_on as contract_ended_on,
    coalesce(
        case when ends.are_told and contracts.is_ended then contracts.amount_at_end else contracts.amount_running end,
        payments.recurring_amount,
        0
    ) as monthly_revenue,                   -- units of currency; of a lost customer, what it last paid
    states.state,                           -- lost, new, kept
    payments.first_month as first_paid_month,
    payments.last_index + payments.months_between <= last_whole_month.month_index as is_payment_stopped,
    case
        when payments.last_index + payments.months_between <= last_whole_month.month_index then stopped.month
    end as payment_stopped_on,              -- the first day without the invoice that was due
    losses.customer_id is not null as is_named_as_lost,
    losses.lost_on as named_as_lost_on
from record.customer
cross join ends
cross join last_whole_month
left join contracts on contracts.customer_id = customer.customer_id
left join payments on payments.customer_id = customer.customer_id
left join states on states.customer_id = customer.customer_id
left join losses on losses.customer_id = customer.customer_id
left join mart.calendar_month as stopped on stopped.month_index = payments.last_index + payments.months_between
