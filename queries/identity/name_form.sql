-- one row per name and form that its spellings share
-- reads: landing.key_seen
-- parameters: $legal_forms (a regular expression of the legal forms that end a name)
-- A key is read as a name too: many exports know customers by nothing else.
with names as (
    select customer_key as name from landing.key_seen
    union
    select name from landing.key_seen where name is not null
),

-- ö is o to some and oe to others: both forms are kept, and either may match.
umlauts as (
    select
        name,
        translate(lower(name), 'äöüåøæœß', 'aouaoaos') as letters
    from names
    union
    select
        name,
        replace(replace(replace(replace(replace(replace(replace(replace(
            lower(name), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'å', 'aa'), 'ø', 'oe'), 'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss') as letters
    from names
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

ended as (
    select
        name,
        regexp_replace(regexp_replace(trim(words), $legal_forms, ''), '^the ', '') as form
    from linked
)

select distinct
    name,
    form
from ended
where regexp_extract(form, '[^0-9 ]', 0) <> ''
