-- one row per comment that may be quoted: of each month, segment, language and tone the four most typical of what is spoken about
-- reads: record.said_about, record.verbatim, record.verbatim_text, mart.customer_group, edition.company
-- parameters: none
-- One a customer and one a text. No comment in a language that fewer customers than a group needs write in: it would tell who wrote it.
with languages as (
    select
        verbatim_text.language,
        count(distinct verbatim.customer_id) + count(case when verbatim.customer_id is null then 1 end) as customers
    from record.verbatim
    inner join record.verbatim_text on verbatim_text.text_id = verbatim.text_id
    group by verbatim_text.language
),

quotable as (
    select
        said_about.about_kind,
        said_about.about,
        said_about.tone,
        said_about.typicality,
        said_about.text_id,
        verbatim.verbatim_id,
        verbatim.customer_id,
        coalesce(verbatim.customer_id, -verbatim.verbatim_id) as speaker,
        cast(date_trunc('month', verbatim.said_on) as date) as month,
        verbatim.said_in,
        verbatim.department,
        nullif(customer_group.group_name, 'not stated') as segment,
        languages.language,
        languages.customers as language_customers,
        verbatim_text.redacted as text
    from record.said_about
    inner join record.verbatim on verbatim.verbatim_id = said_about.verbatim_id
    inner join record.verbatim_text on verbatim_text.text_id = said_about.text_id
    inner join languages on languages.language = verbatim_text.language
    cross join edition.company
    left join mart.customer_group
        on customer_group.customer_id = verbatim.customer_id
        and customer_group.dimension = 'segment'
    where said_about.typicality is not null
        and verbatim_text.redacted is not null
        and company.quotations <> 'none'
        and languages.customers >= company.minimum_group_size
        and (verbatim.said_on is null or company.as_of is null or verbatim.said_on <= company.as_of)
),

of_texts as (
    select
        about_kind, about, tone, typicality, text_id, verbatim_id, customer_id, speaker, month, said_in, department, segment,
        language, language_customers, text,
        row_number() over (
            partition by about_kind, about, tone, month, segment, language, text_id order by verbatim_id
        ) as place_of_text
    from quotable
),

of_speakers as (
    select
        about_kind, about, tone, typicality, text_id, verbatim_id, customer_id, speaker, month, said_in, department, segment,
        language, language_customers, text,
        row_number() over (
            partition by about_kind, about, tone, month, segment, language, speaker
            order by typicality desc, text_id
        ) as place_of_speaker
    from of_texts
    where place_of_text = 1
),

placed as (
    select
        about_kind, about, tone, typicality, text_id, verbatim_id, customer_id, month, said_in, department, segment, language,
        language_customers, text,
        row_number() over (
            partition by about_kind, about, tone, month, segment, language
            order by typicality desc, text_id
        ) as place
    from of_speakers
    where place_of_speaker = 1
)

select
    about_kind,                             -- all, issue, wish, competitor
    about,
    tone,                                   -- praise, neutral, complaint; null where it is not told
    month,                                  -- null where the export holds no date
    segment,                                -- null where it is not stated
    language,
    language_customers,                     -- who write in it at all
    verbatim_id,
    customer_id,                            -- null where the export names none
    said_in,                                -- answer, case, loss
    department,
    typicality,                             -- 0 to 1
    text                                    -- with names and contact details taken out
from placed
where place <= 4
