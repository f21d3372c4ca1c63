-- one row per customer, month and feature that an export tells of
-- reads: landing.staged_usage, record.customer_key
-- parameters: none
select
    customer_key.customer_id,
    staged.department,
    staged.source,
    staged.export_id,
    staged.line,
    cast(date_trunc('month', coalesce(staged.month, staged.used_on)) as date) as month,
    staged.used_on,
    staged.feature,
    staged.contract,
    staged.quantity                         -- times used, in the export's own unit
from landing.staged_usage as staged
inner join record.customer_key
    on customer_key.department = staged.department
    and customer_key.customer_key = staged.customer_key
