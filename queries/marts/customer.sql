-- one row per customer: who they are, what they pay, whether and when they left
-- reads: record.customer, mart.customer_as_told, edition.company
-- parameters: none
-- Which export says that a customer left, in this order: contract lines (where they tell of any end at all), then the
-- customer's status, then invoices that stopped. The day comes from the same export, or from the next that knows one.
with decided as (
    select
        customer_as_told.customer_id,
        coalesce(
            is_contract_ended,
            case when state is not null then state = 'lost' end,
            revenue_model = 'subscription' and is_payment_stopped,
            false
        ) as is_lost,
        case
            when is_contract_ended is not null then 'contracts'
            when state is not null then 'status'
            when first_paid_month is not null then 'invoices'
        end as lost_according_to
    from mart.customer_as_told
    cross join edition.company
)

select
    customer.customer_id,
    coalesce(customer.segment, 'not stated') as segment,
    coalesce(
        customer.became_customer_on,
        customer_as_told.contract_started_on,
        customer_as_told.first_paid_month
    ) as became_customer_on,
    customer_as_told.tenure_months,
    decided.is_lost,
    case
        when decided.is_lost then coalesce(
            case when customer_as_told.is_contract_ended then customer_as_told.contract_ended_on end,
            case when decided.lost_according_to <> 'invoices' then customer_as_told.named_as_lost_on end,
            customer_as_told.payment_stopped_on
        )
    end as lost_on,
    decided.lost_according_to,              -- contracts, status, invoices; null where no export can tell
    coalesce(customer_as_told.state = 'new', false) as is_new,
    customer_as_told.monthly_revenue        -- units of currency; of a lost customer, what it last paid
from record.customer
inner join mart.customer_as_told on customer_as_told.customer_id = customer.customer_id
inner join decided on decided.customer_id = customer.customer_id
