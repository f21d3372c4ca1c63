-- one row per key of the batch that stands for a customer known already
-- reads: landing.key_form, landing.customer_form, record.customer_key
-- parameters: $batch
-- A form that two customers share decides nothing. Names and bare numbers never make two customers of one department one.
with waiting as (
    select
        key_form.department,
        key_form.customer_key,
        key_form.rank,
        key_form.kind,
        key_form.form,
        key_form.is_spelling,
        count(*) over (partition by key_form.department, key_form.kind, key_form.form, key_form.rank) as keys_of_form
    from landing.key_form
    left join record.customer_key
        on customer_key.department = key_form.department
        and customer_key.customer_key = key_form.customer_key
    where key_form.batch = $batch and customer_key.customer_id is null
),

found as (
    select
        waiting.department,
        waiting.customer_key,
        waiting.rank,
        min(customer_form.customer_id) as customer_id,
        bool_or(waiting.is_spelling) as is_spelling
    from waiting
    inner join landing.customer_form
        on customer_form.kind = waiting.kind
        and customer_form.form = waiting.form
    where waiting.is_spelling or waiting.keys_of_form = 1
    group by waiting.department, waiting.customer_key, waiting.rank
    having count(distinct customer_form.customer_id) = 1
),

surest as (
    select department, customer_key, rank, customer_id, is_spelling
    from found
    qualify row_number() over (partition by department, customer_key order by rank) = 1
),

known as (
    select distinct department, customer_id from record.customer_key
),

claims as (
    select
        surest.department,
        surest.customer_key,
        surest.rank,
        surest.customer_id,
        surest.is_spelling,
        known.customer_id is not null as is_taken,
        row_number() over (
            partition by surest.department, surest.customer_id
            order by surest.is_spelling desc, surest.rank, surest.customer_key
        ) as turn
    from surest
    left join known
        on known.department = surest.department
        and known.customer_id = surest.customer_id
)

select
    department,
    customer_key,
    customer_id,
    case rank
        when 1 then 'declared the same'
        when 2 then 'same key'
        when 3 then 'same key, spelled otherwise'
        when 4 then 'same name'
        when 5 then 'same name, spelled otherwise'
        when 6 then 'same number, other letters'
    end as matched_by,
    case when rank <= 2 then 1.0 end as probability -- certain by declaration; the others are rules, not estimates
from claims
where is_spelling or (turn = 1 and not is_taken)
