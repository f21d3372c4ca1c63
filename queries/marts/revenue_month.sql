-- one row per customer and month in which it had revenue
-- reads: record.revenue, record.subscription, mart.calendar_month, edition.company
-- parameters: none
-- Finance's invoices where there are any; otherwise what the contract lines promise on the last day of each month.
with invoiced as (
    select
        customer_id,
        month,
        sum(recurring_amount) as recurring_amount,
        sum(one_off_amount) as one_off_amount
    from record.revenue
    cross join edition.company
    where company.as_of is null or month <= company.as_of
    group by customer_id, month
),

invoices as (
    select count(*) as customer_months from invoiced
),

promised as (
    select
        subscription.customer_id,
        calendar_month.month,
        sum(subscription.monthly_amount) as recurring_amount
    from record.subscription
    inner join mart.calendar_month
        on subscription.started_on <= calendar_month.last_day
        and (subscription.ended_on is null or subscription.ended_on > calendar_month.last_day)
    cross join invoices
    where invoices.customer_months = 0
        -- A line that has ended on a day unknown promises nothing.
        and (subscription.ended_on is not null or not coalesce(subscription.ended, false))
    group by subscription.customer_id, calendar_month.month
)

select
    customer_id,
    month,
    coalesce(recurring_amount, 0) as recurring_amount,
    coalesce(one_off_amount, 0) as one_off_amount,
    'invoices' as according_to
from invoiced
union all
select
    customer_id,
    month,
    coalesce(recurring_amount, 0) as recurring_amount,
    0 as one_off_amount,
    'contracts' as according_to
from promised
