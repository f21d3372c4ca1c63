-- one row per answer to one survey question
-- reads: landing.staged_feedback, record.customer_key
-- parameters: none
select
    customer_key.customer_id,
    staged.department,
    staged.source,
    staged.export_id,
    staged.line,
    staged.survey,
    staged.touchpoint,
    staged.answered_on,
    staged.kind,
    staged.score,                           -- on the scale of its own question
    staged.scale_low,
    staged.scale_high,
    staged.respondent,
    staged.verbatim
from landing.staged_feedback as staged
inner join record.customer_key
    on customer_key.department = staged.department
    and customer_key.customer_key = staged.customer_key
