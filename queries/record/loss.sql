-- one row per lost customer or lost deal
-- reads: landing.staged_loss, record.customer_key
-- parameters: none
select
    customer_key.customer_id,
    staged.department,
    staged.source,
    staged.export_id,
    staged.line,
    staged.lost_on,
    staged.reason,
    staged.category,
    staged.competitor,
    staged.amount,                          -- units of currency
    staged.verbatim,
    staged.currency
from landing.staged_loss as staged
inner join record.customer_key
    on customer_key.department = staged.department
    and customer_key.customer_key = staged.customer_key
