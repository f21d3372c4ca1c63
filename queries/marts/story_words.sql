-- one row per comment of a customer whose story may be told that may be quoted, and thing that it is about
-- reads: mart.story_customer, record.said_about, record.verbatim, record.verbatim_text, edition.company
-- parameters: none
with told as (
    select distinct customer_id from mart.story_customer
)

select
    verbatim.customer_id,
    cast(date_trunc('month', verbatim.said_on) as date) as month,
    verbatim.said_in,                       -- answer, case, loss
    verbatim.department,
    verbatim_text.language,
    said_about.about_kind,
    said_about.about,
    said_about.tone,                        -- praise, neutral, complaint; null where it is not told
    said_about.typicality,                  -- 0 to 1
    verbatim.verbatim_id,
    verbatim_text.redacted as text          -- with names and contact details taken out
from record.said_about
inner join record.verbatim on verbatim.verbatim_id = said_about.verbatim_id
inner join record.verbatim_text on verbatim_text.text_id = said_about.text_id
inner join told on told.customer_id = verbatim.customer_id
cross join edition.company
where said_about.typicality is not null
    and verbatim_text.redacted is not null
    and company.quotations <> 'none'
    and (verbatim.said_on is null or company.as_of is null or verbatim.said_on <= company.as_of)
