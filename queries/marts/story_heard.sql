-- one row per customer: in how many kinds of exports it is heard of, and how many cases and answers they hold
-- reads: record.feedback, record.service_case, record.loss, record.usage, record.delivery, record.revenue, record.purchase, edition.company
-- parameters: none
with told as (
    select customer_id, 'answer' as lane, count(*) as said from record.feedback group by customer_id
    union all
    select customer_id, 'case' as lane, count(*) as said from record.service_case group by customer_id
    union all
    select customer_id, 'loss' as lane, count(*) as said from record.loss group by customer_id
    union all
    select customer_id, 'usage' as lane, count(*) as said from record.usage group by customer_id
    union all
    select customer_id, 'delivery' as lane, count(*) as said from record.delivery group by customer_id
    union all
    select customer_id, 'revenue' as lane, count(*) as said from record.revenue group by customer_id
    union all
    select customer_id, 'purchase' as lane, count(*) as said from record.purchase group by customer_id
)

select
    customer_id,
    count(*) as lanes,
    sum(case when lane = 'case' then said else 0 end) as cases,
    sum(case when lane = 'answer' then said else 0 end) as answers
from told
where customer_id is not null
group by customer_id
