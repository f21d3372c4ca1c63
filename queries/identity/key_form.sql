-- one row per key and form under which its customer may be found: as written and normalised, as a key and as a name
-- reads: landing.key_seen, landing.staged_customer_key, landing.name_form
-- parameters: none
with keys as (
    select distinct batch, is_list, department, customer_key from landing.key_seen
),

key_texts as (
    select batch, department, customer_key, customer_key as text, false as is_declared from keys
    union
    select keys.batch, keys.department, keys.customer_key, staged_customer_key.same_as as text, true as is_declared
    from keys
    inner join landing.staged_customer_key
        on staged_customer_key.department = keys.department
        and staged_customer_key.customer_key = keys.customer_key
),

squeezed as (
    select
        batch,
        department,
        customer_key,
        text,
        is_declared,
        translate(lower(text), ' -_./#:|', '') as letters_and_digits
    from key_texts
),

numbered as (
    select
        batch,
        department,
        customer_key,
        text,
        is_declared,
        letters_and_digits,
        regexp_extract(letters_and_digits, '^([a-z]*)0*([0-9]+)$', 1) as prefix,
        regexp_extract(letters_and_digits, '^([a-z]*)0*([0-9]+)$', 2) as number,
        regexp_extract(letters_and_digits, '[0-9]*$', 0) as digits
    from squeezed
),

name_texts as (
    -- is_spelling: the department has no other key for the customer, so that two spellings may be one customer.
    select batch, department, customer_key, customer_key as name, not is_list as is_spelling from keys
    union
    select batch, department, customer_key, name, false as is_spelling
    from landing.key_seen
    where name is not null and (is_list or name <> customer_key)
),

forms as (
    select batch, department, customer_key, is_declared, 'key' as kind, trim(text) as form, true as is_spelling from numbered
    union all
    select
        batch,
        department,
        customer_key,
        is_declared,
        'plain key' as kind,
        case when number = '' then letters_and_digits else prefix || number end as form,
        true as is_spelling
    from numbered
    union all
    select batch, department, customer_key, false as is_declared, 'name' as kind, trim(name) as form, is_spelling
    from name_texts
    where regexp_extract(name, '[^0-9 ]', 0) <> '' -- a bare number is no name
    union all
    select
        name_texts.batch,
        name_texts.department,
        name_texts.customer_key,
        false as is_declared,
        'plain name' as kind,
        name_form.form,
        name_texts.is_spelling
    from name_texts
    inner join landing.name_form on name_form.name = name_texts.name
    union all
    select batch, department, customer_key, false as is_declared, 'number' as kind, number as form, false as is_spelling
    from numbered
    -- Shorter numbers without their letters are found by chance.
    where number <> '' and length(digits) >= 3 and not is_declared
)

select
    batch,
    department,
    customer_key,
    -- the surest first: the lowest rank that finds one customer and no other decides
    case
        when is_declared then 1
        when kind = 'key' then 2
        when kind = 'plain key' then 3
        when kind = 'name' then 4
        when kind = 'plain name' then 5
        else 6
    end as rank,
    kind,
    form,
    bool_or(is_spelling) as is_spelling
from forms
where form <> ''
group by batch, department, customer_key, is_declared, kind, form
