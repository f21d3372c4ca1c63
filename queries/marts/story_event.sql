-- one row per customer whose story may be told, lane, month and thing: what the departments recorded of it
-- reads: mart.story_customer, record.feedback, record.service_case, record.verbatim, record.verbatim_issue, record.delivery, record.usage, record.loss, mart.revenue_month, mart.customer, record.purchase, edition.company
-- parameters: none
-- No amounts of money: invoices and usage as a share of the customer's own highest month.
with told as (
    select distinct customer_id from mart.story_customer
),

answers as (
    select
        feedback.customer_id,
        'answer' as lane,
        feedback.department,
        cast(date_trunc('month', feedback.answered_on) as date) as month,
        coalesce(feedback.survey, feedback.kind) as what,
        count(*) as times,
        avg(feedback.score) as value,
        max(feedback.scale_low) as scale_low,
        max(feedback.scale_high) as scale_high
    from record.feedback
    inner join told on told.customer_id = feedback.customer_id
    where feedback.score is not null
        and feedback.scale_high > feedback.scale_low
    group by
        feedback.customer_id,
        feedback.department,
        cast(date_trunc('month', feedback.answered_on) as date),
        coalesce(feedback.survey, feedback.kind)
    having min(feedback.scale_high) = max(feedback.scale_high)
),

-- A case with words says what it is about by its words where its export names no topic.
cases as (
    select
        service_case.customer_id,
        'case' as lane,
        service_case.department,
        cast(date_trunc('month', service_case.opened_at) as date) as month,
        coalesce(nullif(trim(service_case.topic), ''), min(verbatim_issue.issue), 'no topic') as what,
        count(distinct service_case.line) as times
    from record.service_case
    inner join told on told.customer_id = service_case.customer_id
    left join record.verbatim
        on verbatim.said_in = 'case'
        and verbatim.export_id = service_case.export_id
        and verbatim.line = service_case.line
        and verbatim.source = service_case.source
    left join record.verbatim_issue on verbatim_issue.verbatim_id = verbatim.verbatim_id
    group by
        service_case.customer_id,
        service_case.department,
        cast(date_trunc('month', service_case.opened_at) as date),
        nullif(trim(service_case.topic), '')
),

used as (
    select
        usage.customer_id,
        usage.department,
        usage.month,
        sum(usage.quantity) as quantity
    from record.usage
    inner join told on told.customer_id = usage.customer_id
    where usage.month is not null
    group by usage.customer_id, usage.department, usage.month
),

paid as (
    select
        revenue_month.customer_id,
        revenue_month.month,
        revenue_month.according_to,
        revenue_month.recurring_amount as amount
    from mart.revenue_month
    inner join told on told.customer_id = revenue_month.customer_id
),

payer as (
    select min(department) as department from record.revenue
),

bought as (
    select
        purchase.customer_id,
        purchase.department,
        cast(date_trunc('month', purchase.ordered_on) as date) as month,
        count(*) as times
    from record.purchase
    inner join told on told.customer_id = purchase.customer_id
    group by purchase.customer_id, purchase.department, cast(date_trunc('month', purchase.ordered_on) as date)
),

events as (
    select customer_id, lane, department, month, what, times, value, scale_low, scale_high, cast(null as date) as promised_on, cast(null as date) as finished_on
    from answers
    union all
    select customer_id, lane, department, month, what, times, null as value, null as scale_low, null as scale_high, null, null
    from cases
    union all
    select
        customer_id, 'usage' as lane, department, month, 'use' as what, 1 as times,
        quantity / nullif(max(quantity) over (partition by customer_id), 0) as value, null as scale_low, null as scale_high, null, null
    from used
    union all
    select
        paid.customer_id, 'invoice' as lane, coalesce(payer.department, 'Finance') as department, paid.month,
        paid.according_to as what, 1 as times,
        paid.amount / nullif(max(paid.amount) over (partition by paid.customer_id), 0) as value,
        null as scale_low, null as scale_high, null, null
    from paid
    cross join payer
    union all
    select customer_id, 'purchase' as lane, department, month, 'orders' as what, times, null, null, null, null, null from bought
    union all
    select
        delivery.customer_id, 'delivery' as lane, delivery.department,
        cast(date_trunc('month', delivery.promised_on) as date) as month, coalesce(delivery.kind, 'Delivery') as what,
        1 as times,
        null as value, null as scale_low, null as scale_high, delivery.promised_on, delivery.finished_on
    from record.delivery
    inner join told on told.customer_id = delivery.customer_id
    where delivery.promised_on is not null
    union all
    select
        loss.customer_id, 'loss' as lane, loss.department, cast(date_trunc('month', loss.lost_on) as date) as month,
        coalesce(nullif(trim(loss.category), ''), nullif(trim(loss.reason), ''), 'no reason given') as what, 1 as times,
        null, null, null, null, null
    from record.loss
    inner join told on told.customer_id = loss.customer_id
)

select
    events.customer_id,
    events.lane,                            -- answer, case, usage, invoice, purchase, delivery, loss
    events.department,
    events.month,                           -- null where the export holds no date
    events.what,                            -- the survey, the topic, the kind of delivery, the reason
    events.times,
    events.value,                           -- mean score, or share of the own highest month
    events.scale_low,
    events.scale_high,
    events.promised_on,                     -- of a delivery
    events.finished_on
from events
cross join edition.company
where events.month is null or company.as_of is null or events.month <= company.as_of
