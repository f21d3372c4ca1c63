-- one row per invoice line: customer and the first of its month
-- reads: landing.staged_revenue, record.customer_key
-- parameters: none
select
    customer_key.customer_id,
    staged.department,
    staged.source,
    staged.export_id,
    staged.line,
    cast(date_trunc('month', staged.month) as date) as month,
    staged.recurring_amount,                -- units of currency
    staged.one_off_amount,                  -- units of currency
    staged.currency
from landing.staged_revenue as staged
inner join record.customer_key
    on customer_key.department = staged.department
    and customer_key.customer_key = staged.customer_key
