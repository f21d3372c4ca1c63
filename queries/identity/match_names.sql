-- one row per key of the batch that stands for a customer known already by a name, or by its number alone
-- reads: landing.key_seen, landing.key_form, landing.name_form, landing.customer_form, record.customer_key
-- parameters: $batch
-- What the key itself tells is known by now, see match_keys. A form that two customers share decides nothing. Names and
-- bare numbers never make two customers of one department one.
with keys as (
    select distinct
        key_seen.department,
        key_seen.customer_key,
        key_seen.is_list,
        customer_key.customer_id is null as is_waiting
    from landing.key_seen
    left join record.customer_key
        on customer_key.department = key_seen.department
        and customer_key.customer_key = key_seen.customer_key
    where
        key_seen.batch = $batch
        and not exists (
            select 1
            from landing.key_seen as earlier
            where
                earlier.department = key_seen.department
                and earlier.customer_key = key_seen.customer_key
                and earlier.batch < $batch
        )
),

names as (
    -- is_spelling: the department has no other key for the customer, so that two spellings may be one customer.
    select department, customer_key, is_waiting, customer_key as name, not is_list as is_spelling from keys
    union all
    select keys.department, keys.customer_key, keys.is_waiting, key_seen.name, false as is_spelling
    from keys
    inner join landing.key_seen
        on key_seen.department = keys.department
        and key_seen.customer_key = keys.customer_key
    where key_seen.batch = $batch and (keys.is_list or key_seen.name <> keys.customer_key)
),

forms as (
    select
        names.department,
        names.customer_key,
        names.is_waiting,
        name_form.kind,
        name_form.form,
        bool_or(names.is_spelling) as is_spelling
    from names
    inner join landing.name_form on name_form.name = names.name
    group by all
    union all
    select
        keys.department,
        keys.customer_key,
        keys.is_waiting,
        key_form.kind,
        key_form.form,
        false as is_spelling
    from keys
    inner join landing.key_form on key_form.text = keys.customer_key
    where key_form.kind = 'number'
),

shared as (
    select department, kind, form from forms group by department, kind, form having count(*) > 1
),

found as (
    select
        forms.department,
        forms.customer_key,
        case forms.kind when 'name' then 4 when 'plain name' then 5 else 6 end as rank,
        min(customer_form.customer_id) as customer_id,
        bool_or(forms.is_spelling) as is_spelling
    from forms
    inner join landing.customer_form
        on customer_form.kind = forms.kind
        and customer_form.form = forms.form
    left join shared
        on shared.department = forms.department
        and shared.kind = forms.kind
        and shared.form = forms.form
    where forms.is_waiting and (forms.is_spelling or shared.form is null)
    group by forms.department, forms.customer_key, rank
    having min(customer_form.customer_id) = max(customer_form.customer_id)
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
        when 4 then 'same name'
        when 5 then 'same name, spelled otherwise'
        else 'same number, other letters'
    end as matched_by,
    cast(null as double) as probability -- rules, not estimates
from claims
where is_spelling or (turn = 1 and not is_taken)
