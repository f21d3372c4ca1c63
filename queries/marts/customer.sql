-- one row per customer: who they are, what they pay, whether and when they left
-- reads: record.customer, record.subscription, record.revenue, edition.company
-- parameters: none
-- Which export says that a customer left, in this order: contract lines (where they tell of any end at all), then the
-- customer's status, then invoices that stopped.
with clock as (
    select as_of, revenue_model from edition.company
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

ends as (
    select count(*) filter (where ended_on is not null or ended is not null) > 0 as are_told
    from record.subscription
),

contracts as (
    select
        customer_id,
        min(started_on) as started_on,
        max(tenure_months) as tenure_months,
        case when max(case when ends.are_told then 1 else 0 end) = 1
            then min(case when is_ended then 1 else 0 end) = 1 end as is_lost,
        max(ended_on) as ended_on,
        sum(case when not is_ended then monthly_amount end) as amount_running,
        sum(case when is_ended and (ended_on is null or ended_on = last_ended_on) then monthly_amount end) as amount_at_end
    from lines
    cross join ends
    group by customer_id
),

months_paid as (
    select
        customer_id,
        month,
        sum(recurring_amount) as recurring_amount
    from record.revenue
    cross join clock
    where as_of is null or month <= as_of
    group by customer_id, month
),

last_invoice as (
    select max(month) as last_month from months_paid
),

payments as (
    select
        customer_id,
        min(month) as first_month,
        max(month) as last_month,
        max_by(recurring_amount, month) as recurring_amount
    from months_paid
    where recurring_amount > 0
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
)

select
    customer.customer_id,
    coalesce(customer.segment, 'not stated') as segment,
    coalesce(customer.became_customer_on, contracts.started_on, payments.first_month) as became_customer_on,
    contracts.tenure_months,
    coalesce(
        contracts.is_lost,
        case when states.state is not null then states.state = 'lost' end,
        clock.revenue_model = 'subscription' and payments.last_month < last_invoice.last_month,
        false
    ) as is_lost,
    case
        when contracts.is_lost then contracts.ended_on
        when contracts.is_lost is null and states.state is null and payments.last_month < last_invoice.last_month
            then payments.last_month
    end as lost_on,
    case
        when contracts.is_lost is not null then 'contracts'
        when states.state is not null then 'status'
        when payments.customer_id is not null then 'invoices'
    end as lost_according_to,
    coalesce(states.state = 'new', false) as is_new,
    coalesce(
        case when contracts.is_lost then contracts.amount_at_end else contracts.amount_running end,
        payments.recurring_amount,
        0
    ) as monthly_revenue                    -- units of currency; of a lost customer, what it last paid
from record.customer
cross join clock
cross join last_invoice
left join contracts on contracts.customer_id = customer.customer_id
left join payments on payments.customer_id = customer.customer_id
left join states on states.customer_id = customer.customer_id
