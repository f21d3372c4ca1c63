-- one row per money column that recurring revenue or purchases rest on, by department and source: the export's own total, and what became of it
-- reads: intake.control_total, record.revenue, record.subscription, record.purchase, record.customer_key
-- parameters: none
-- total_read = total_accepted + total_rejected + total_duplicate, and total_accepted = in_record: what differs is named.
with amounts as (
    select source, department, customer_id, 'revenue' as record_table, 'recurring_amount' as column_name, recurring_amount as amount
    from record.revenue
    union all
    select source, department, customer_id, 'revenue' as record_table, 'one_off_amount' as column_name, one_off_amount as amount
    from record.revenue
    union all
    select source, department, customer_id, 'subscription' as record_table, 'monthly_amount' as column_name, monthly_amount as amount
    from record.subscription
    union all
    select source, department, customer_id, 'purchase' as record_table, 'amount' as column_name, amount
    from record.purchase
),

by_customer as (
    select
        source,
        department,
        record_table,
        column_name,
        customer_id,
        sum(coalesce(amount, 0)) as amount
    from amounts
    group by source, department, record_table, column_name, customer_id
),

seen_only_here as (
    select distinct customer_id
    from record.customer_key
    where matched_by = 'seen only here'
),

recorded as (
    select
        by_customer.source,
        by_customer.department,
        by_customer.record_table,
        by_customer.column_name,
        sum(by_customer.amount) as in_record,
        count(*) as customers,
        count(seen_only_here.customer_id) as customers_unmatched,
        sum(case when seen_only_here.customer_id is not null then by_customer.amount else 0 end) as unmatched
    from by_customer
    left join seen_only_here on seen_only_here.customer_id = by_customer.customer_id
    group by by_customer.source, by_customer.department, by_customer.record_table, by_customer.column_name
),

controls as (
    select
        source,
        department,
        record_table,
        column_name,
        sum(total_read) as total_read,
        sum(total_accepted) as total_accepted,
        sum(total_rejected) as total_rejected,
        sum(total_duplicate) as total_duplicate
    from intake.control_total
    group by source, department, record_table, column_name
)

select
    recorded.record_table,
    recorded.column_name,
    recorded.department,
    recorded.source,
    controls.total_read,                    -- units of currency, as are all below
    controls.total_accepted,
    controls.total_rejected,
    controls.total_duplicate,
    recorded.in_record,
    recorded.customers,                     -- count
    recorded.customers_unmatched,           -- count: no other department's export knows them
    recorded.unmatched
from recorded
left join controls
    on controls.source = recorded.source
    and controls.record_table = recorded.record_table
    and controls.column_name = recorded.column_name
