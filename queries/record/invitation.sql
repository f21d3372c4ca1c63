-- one row per survey invitation
-- reads: landing.staged_invitation, record.customer_key
-- parameters: none
select
    customer_key.customer_id,
    staged.department,
    staged.source,
    staged.export_id,
    staged.line,
    staged.survey,
    staged.invited_on
from landing.staged_invitation as staged
inner join record.customer_key
    on customer_key.department = staged.department
    and customer_key.customer_key = staged.customer_key
