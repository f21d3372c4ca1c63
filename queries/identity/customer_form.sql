-- one row per customer and form that the batch has added to it
-- reads: landing.key_seen, landing.key_form, landing.name_form, landing.staged_customer_key, record.customer_key
-- parameters: $batch
with known as (
    select
        key_seen.batch,
        key_seen.department,
        key_seen.customer_key,
        case when key_seen.is_list or key_seen.name <> key_seen.customer_key then key_seen.name end as name,
        customer_key.customer_id
    from landing.key_seen
    inner join record.customer_key
        on customer_key.department = key_seen.department
        and customer_key.customer_key = key_seen.customer_key
    where key_seen.batch <= $batch
),

keys as (
    select customer_id, customer_key as text
    from known
    group by customer_id, customer_key
    having min(batch) = $batch
),

names as (
    select customer_id, text as name from keys
    union
    select customer_id, name
    from known
    where name is not null
    group by customer_id, name
    having min(batch) = $batch
)

select keys.customer_id, key_form.kind, key_form.form
from keys
inner join landing.key_form on key_form.text = keys.text
union
select names.customer_id, name_form.kind, name_form.form
from names
inner join landing.name_form on name_form.name = names.name
union
select known.customer_id, key_form.kind, key_form.form
from known
inner join landing.staged_customer_key
    on staged_customer_key.department = known.department
    and staged_customer_key.customer_key = known.customer_key
inner join landing.key_form on key_form.text = staged_customer_key.same_as
where known.batch = $batch and key_form.kind <> 'number'
