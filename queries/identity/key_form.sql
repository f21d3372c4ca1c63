-- one row per text that a department uses as a key, and form by which it may be known: as written, plain, its number
-- reads: landing.key_seen, landing.staged_customer_key
-- parameters: none
with texts as (
    select customer_key as text from landing.key_seen
    union
    select same_as as text from landing.staged_customer_key
),

squeezed as (
    select
        text,
        translate(lower(text), ' -_./#:|', '') as letters_and_digits
    from texts
),

parted as materialized (
    select
        text,
        letters_and_digits,
        regexp_extract(letters_and_digits, '^([a-z]*)0*([0-9]+)$', 1) as prefix,
        regexp_extract(letters_and_digits, '^([a-z]*)0*([0-9]+)$', 2) as number
    from squeezed
),

forms as (
    select text, 'key' as kind, trim(text) as form from parted
    union all
    select
        text,
        'plain key' as kind,
        case when number = '' then letters_and_digits else prefix || number end as form
    from parted
    union all
    select text, 'number' as kind, number as form
    from parted
    -- Shorter numbers without their letters are found by chance.
    where number <> '' and length(letters_and_digits) - length(prefix) >= 3
)

select
    text,
    kind,
    form
from forms
where form <> ''
