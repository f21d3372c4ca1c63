-- one row per key of the batch that, by declaration or by the key itself, stands for a customer known already
-- reads: landing.key_seen, landing.staged_customer_key, landing.key_form, landing.customer_form, record.customer_key
-- parameters: $batch
-- A form that two customers share decides nothing.
with waiting as (
    select distinct key_seen.department, key_seen.customer_key
    from landing.key_seen
    left join record.customer_key
        on customer_key.department = key_seen.department
        and customer_key.customer_key = key_seen.customer_key
    where key_seen.batch = $batch and customer_key.customer_id is null
),

texts as (
    select department, customer_key, customer_key as text, false as is_declared from waiting
    union all
    select waiting.department, waiting.customer_key, staged_customer_key.same_as as text, true as is_declared
    from waiting
    inner join landing.staged_customer_key
        on staged_customer_key.department = waiting.department
        and staged_customer_key.customer_key = waiting.customer_key
),

found as (
    select
        texts.department,
        texts.customer_key,
        case when texts.is_declared then 1 when key_form.kind = 'key' then 2 else 3 end as rank,
        min(customer_form.customer_id) as customer_id
    from texts
    inner join landing.key_form on key_form.text = texts.text
    inner join landing.customer_form
        on customer_form.kind = key_form.kind
        and customer_form.form = key_form.form
    where key_form.kind in ('key', 'plain key')
    group by texts.department, texts.customer_key, rank
    having min(customer_form.customer_id) = max(customer_form.customer_id)
)

select
    department,
    customer_key,
    min_by(customer_id, rank) as customer_id, -- the surest first: the lowest rank that finds one customer decides
    case min(rank)
        when 1 then 'declared the same'
        when 2 then 'same key'
        else 'same key, spelled otherwise'
    end as matched_by,
    case when min(rank) <= 2 then 1.0 end as probability -- certain by declaration; the others are rules, not estimates
from found
group by department, customer_key
