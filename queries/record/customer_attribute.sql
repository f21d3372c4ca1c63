-- one row per customer and attribute that a source declares: the value received last
-- reads: landing.staged_attribute, record.customer_key
-- parameters: none
select
    customer_key.customer_id,
    told.attribute,
    max_by(told.value, told.export_id * cast(1000000000 as bigint) + told.line) as value
from landing.staged_attribute as told
inner join record.customer_key
    on customer_key.department = told.department
    and customer_key.customer_key = told.customer_key
where told.value is not null
group by customer_key.customer_id, told.attribute
