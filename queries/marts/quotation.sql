-- one row per comment that may be quoted: of each month, segment, language and tone the four most typical of what is spoken about
-- reads: record.said_about, record.verbatim, record.verbatim_text, mart.customer_group, edition.company
-- parameters: none
-- One a customer and one a text. No comment in a language that fewer customers than a group needs write in: it would tell who wrote it.
-- What is said, segments and languages go by number while comments are placed: only those that are kept are written out.
with languages as (
    select
        verbatim_text.language,
        cast(row_number() over (order by verbatim_text.language nulls last) as integer) as language_number,
        count(distinct verbatim.customer_id) + count(case when verbatim.customer_id is null then 1 end) as customers
    from record.verbatim
    inner join record.verbatim_text on verbatim_text.text_id = verbatim.text_id
    group by verbatim_text.language
),

abouts as (
    select
        about_kind,
        about,
        tone,
        cast(row_number() over (order by about_kind nulls last, about nulls last, tone nulls last) as integer) as about_number
    from (select distinct about_kind, about, tone from record.said_about) as told
),

segments as (
    select
        group_name,
        cast(row_number() over (order by group_name nulls last) as integer) as segment_number
    from (select distinct group_name from mart.customer_group where dimension = 'segment' and group_name <> 'not stated') as named
),

segment_of as (
    select
        customer_group.customer_id,
        segments.segment_number
    from mart.customer_group
    inner join segments on segments.group_name = customer_group.group_name
    where customer_group.dimension = 'segment'
),

quotable as (
    select
        abouts.about_number,
        said_about.typicality,
        said_about.text_id,
        said_about.verbatim_id,
        coalesce(verbatim.customer_id, -verbatim.verbatim_id) as speaker,
        cast(date_trunc('month', verbatim.said_on) as date) as month,
        segment_of.segment_number,
        languages.language_number
    from record.said_about
    inner join abouts
        on abouts.about_kind = said_about.about_kind
        and abouts.about = said_about.about
        and coalesce(abouts.tone, '') = coalesce(said_about.tone, '')
    inner join record.verbatim on verbatim.verbatim_id = said_about.verbatim_id
    inner join record.verbatim_text on verbatim_text.text_id = said_about.text_id
    inner join languages on languages.language = verbatim_text.language
    cross join edition.company
    left join segment_of on segment_of.customer_id = verbatim.customer_id
    where said_about.typicality is not null
        and verbatim_text.redacted is not null
        and company.quotations <> 'none'
        and languages.customers >= company.minimum_group_size
        and (verbatim.said_on is null or company.as_of is null or verbatim.said_on <= company.as_of)
),

of_texts as (
    select
        about_number, typicality, text_id, verbatim_id, speaker, month, segment_number, language_number,
        row_number() over (
            partition by about_number, month, segment_number, language_number, text_id order by verbatim_id nulls last
        ) as place_of_text
    from quotable
),

of_speakers as (
    select
        about_number, typicality, text_id, verbatim_id, month, segment_number, language_number,
        row_number() over (
            partition by about_number, month, segment_number, language_number, speaker
            order by typicality desc nulls last, text_id nulls last
        ) as place_of_speaker
    from of_texts
    where place_of_text = 1
),

placed as (
    select
        about_number, typicality, text_id, verbatim_id, month, segment_number, language_number,
        row_number() over (
            partition by about_number, month, segment_number, language_number
            order by typicality desc nulls last, text_id nulls last
        ) as place
    from of_speakers
    where place_of_speaker = 1
)

select
    abouts.about_kind,                      -- all, issue, wish, competitor
    abouts.about,
    abouts.tone,                            -- praise, neutral, complaint; null where it is not told
    placed.month,                           -- null where the export holds no date
    segments.group_name as segment,         -- null where it is not stated
    languages.language,
    languages.customers as language_customers,  -- who write in it at all
    placed.verbatim_id,
    verbatim.customer_id,                   -- null where the export names none
    verbatim.said_in,                       -- answer, case, loss
    verbatim.department,
    placed.typicality,                      -- 0 to 1
    verbatim_text.redacted as text          -- with names and contact details taken out
from placed
inner join abouts on abouts.about_number = placed.about_number
inner join languages on languages.language_number = placed.language_number
inner join record.verbatim on verbatim.verbatim_id = placed.verbatim_id
inner join record.verbatim_text on verbatim_text.text_id = placed.text_id
left join segments on segments.segment_number = placed.segment_number
where placed.place <= 4
