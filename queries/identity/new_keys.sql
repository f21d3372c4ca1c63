-- one row per key of the batch that no customer known already stands for: each is a customer of its own
-- reads: landing.key_form, landing.key_seen, record.customer_key
-- parameters: $batch, $last_id (the highest customer_id given so far)
-- Where no list says otherwise, keys that differ in case, punctuation or leading zeros alone are one customer.
with waiting as (
    select distinct
        key_seen.department,
        key_seen.customer_key,
        key_seen.is_list,
        case when key_seen.is_list then key_seen.customer_key else key_form.form end as same
    from landing.key_seen
    left join landing.key_form
        on key_form.text = key_seen.customer_key
        and key_form.kind = 'plain key'
    left join record.customer_key
        on customer_key.department = key_seen.department
        and customer_key.customer_key = key_seen.customer_key
    where key_seen.batch = $batch and customer_key.customer_id is null
)

select
    department,
    customer_key,
    $last_id + dense_rank() over (order by coalesce(same, customer_key)) as customer_id,
    case when is_list then 'customer list' else 'seen only here' end as matched_by,
    case when is_list then 1.0 end as probability
from waiting
