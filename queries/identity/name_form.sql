-- one row per name, kind of form (as written, plain) and form that its spellings share
-- reads: landing.key_seen
-- parameters: $legal_forms (a regular expression of the legal forms that end a name)
-- A key is read as a name too: many exports know customers by nothing else.
with said as (
    select customer_key as name from landing.key_seen
    union
    select name from landing.key_seen where name is not null
),

names as materialized (
    select name, lower(name) as letters, bit_length(name) > 8 * length(name) as has_accents
    from said
    where regexp_matches(name, '[^0-9 ]') -- a bare number is no name
),

-- ö is o to some and oe to others: both forms are kept, and either may match.
umlauts as (
    select name, translate(letters, 'äöüåøæœß', 'aouaoaos') as letters from names where has_accents
    union
    select
        name,
        replace(replace(replace(replace(replace(replace(replace(replace(
            letters, 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'å', 'aa'), 'ø', 'oe'), 'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss') as letters
    from names
    where has_accents
),

unaccented as (
    select
        name,
        translate(
            letters,
            'àáâãèéêëìíîïòóôõùúûýÿçñčćďěłľńňőřŕśšťůűźžżąęğışșțţă',
            'aaaaeeeeiiiioooouuuyycnccdellnnorrsstuuzzzaegissstta'
        ) as letters
    from umlauts
    union all
    select name, letters from names where not has_accents
),

parted as (
    select
        name,
        translate(letters, ',;:/-_()[]&+"*|!?' || '.''’`´', '                 ') as words
    from unaccented
),

spaced as (
    select
        name,
        ' ' || trim(replace(replace(replace(words, '    ', ' '), '  ', ' '), '  ', ' ')) || ' ' as words
    from parted
),

linked as (
    select
        name,
        replace(replace(replace(replace(replace(words, ' and ', ' '), ' und ', ' '), ' et ', ' '), ' og ', ' '), ' och ', ' ') as words
    from spaced
),

plain as (
    select distinct
        name,
        regexp_replace(regexp_replace(trim(words), $legal_forms, ''), '^the ', '') as form
    from linked
)

select name, 'name' as kind, trim(name) as form
from names
union all
select name, 'plain name' as kind, form
from plain
where regexp_matches(form, '[^0-9 ]')
