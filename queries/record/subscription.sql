-- one row per contract line
-- reads: landing.staged_subscription, record.customer_key
-- parameters: none
select
    customer_key.customer_id,
    staged.department,
    staged.source,
    staged.export_id,
    staged.line,
    staged.contract,
    staged.plan,
    staged.started_on,
    staged.ended_on,
    staged.tenure_months,                   -- months
    staged.ended,
    staged.monthly_amount,                  -- units of currency a month
    staged.end_reason,
    staged.currency
from landing.staged_subscription as staged
inner join record.customer_key
    on customer_key.department = staged.department
    and customer_key.customer_key = staged.customer_key
