-- one row per record table that retention rests on: its rows, the customers they come from, the rows that exports sent twice
-- reads: record.revenue, record.subscription, record.delivery, record.loss, record.purchase, record.customer_key, intake.reconciliation
-- parameters: none
-- Of customer keys, those of customers who stand under several of one department.
with by_customer as (
    select 'revenue' as record_table, customer_id, count(*) as held from record.revenue group by customer_id
    union all
    select 'subscription' as record_table, customer_id, count(*) as held from record.subscription group by customer_id
    union all
    select 'delivery' as record_table, customer_id, count(*) as held from record.delivery group by customer_id
    union all
    select 'loss' as record_table, customer_id, count(*) as held from record.loss group by customer_id
    union all
    select 'purchase' as record_table, customer_id, count(*) as held from record.purchase group by customer_id
    union all
    select
        'customer_key' as record_table,
        customer_id,
        count(*) as held
    from record.customer_key
    group by department, customer_id
    having count(*) > 1
),

sent as (
    select
        record_table,
        sum(duplicates) as sent_twice
    from intake.reconciliation
    group by record_table
)

select
    by_customer.record_table,
    cast(sum(by_customer.held) as bigint) as held,              -- rows
    count(distinct by_customer.customer_id) as customers,
    max(sent.sent_twice) as sent_twice                          -- rows; null where no export was reconciled
from by_customer
left join sent on sent.record_table = by_customer.record_table
where by_customer.customer_id is not null
group by by_customer.record_table
