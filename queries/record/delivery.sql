-- one row per onboarding, shipment or installation
-- reads: landing.staged_delivery, record.customer_key
-- parameters: none
select
    customer_key.customer_id,
    staged.department,
    staged.source,
    staged.export_id,
    staged.line,
    staged.kind,
    staged.promised_on,
    staged.finished_on
from landing.staged_delivery as staged
inner join record.customer_key
    on customer_key.department = staged.department
    and customer_key.customer_key = staged.customer_key
