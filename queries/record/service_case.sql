-- one row per ticket or call
-- reads: landing.staged_service_case, record.customer_key
-- parameters: none
select
    customer_key.customer_id,
    staged.department,
    staged.source,
    staged.export_id,
    staged.line,
    staged.case_number,
    staged.opened_at,
    staged.first_answered_at,
    staged.resolved_at,
    staged.topic,
    staged.channel,
    staged.priority,
    staged.reopened,
    staged.verbatim
from landing.staged_service_case as staged
inner join record.customer_key
    on customer_key.department = staged.department
    and customer_key.customer_key = staged.customer_key
