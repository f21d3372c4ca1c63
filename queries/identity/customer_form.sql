-- one row per customer and form that the keys of the batch have added to it
-- reads: landing.key_form, record.customer_key
-- parameters: $batch
select distinct
    customer_key.customer_id,
    key_form.kind,
    key_form.form
from landing.key_form
inner join record.customer_key
    on customer_key.department = key_form.department
    and customer_key.customer_key = key_form.customer_key
where key_form.batch = $batch
