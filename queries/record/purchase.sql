-- one row per order or transaction
-- reads: landing.staged_purchase, record.customer_key
-- parameters: none
select
    customer_key.customer_id,
    staged.department,
    staged.source,
    staged.export_id,
    staged.line,
    staged.ordered_on,
    staged.amount,                          -- units of currency
    staged.refunded,
    staged.product,
    staged.currency
from landing.staged_purchase as staged
inner join record.customer_key
    on customer_key.department = staged.department
    and customer_key.customer_key = staged.customer_key
