-- one row per comment to choose quotations from: of all that is spoken about, tone and language the twelve most typical
-- reads: mart.quotation, mart.period
-- parameters: period_id, segment ('all' for every segment)
with latest as (
    select
        quotation.about_kind,
        quotation.about,
        quotation.tone,
        quotation.month,
        quotation.segment,
        quotation.language,
        quotation.language_customers,
        quotation.verbatim_id,
        quotation.customer_id,
        quotation.said_in,
        quotation.department,
        quotation.typicality,
        quotation.text,
        row_number() over (
            partition by quotation.about_kind, quotation.about, quotation.tone, quotation.language, quotation.text
            order by quotation.typicality desc nulls last, quotation.month desc nulls last, quotation.verbatim_id nulls last
        ) as place_of_text
    from mart.quotation
    inner join mart.period
        on period.period_id = $period_id
        and (period.kind = 'all' or quotation.month between period.starts_on and period.ends_on)
    where $segment in ('all', quotation.segment)
),

placed as (
    select
        about_kind, about, tone, month, segment, language, language_customers, verbatim_id, customer_id, said_in, department,
        typicality, text,
        row_number() over (
            partition by about_kind, about, tone, language order by typicality desc nulls last, verbatim_id nulls last
        ) as place
    from latest
    where place_of_text = 1
)

select
    about_kind,                             -- all, issue, wish, competitor
    about,
    tone,                                   -- praise, neutral, complaint; null where it is not told
    month,
    segment,
    language,
    language_customers,                     -- who write in it at all
    verbatim_id,
    customer_id,
    said_in,                                -- answer, case, loss
    department,
    typicality,                             -- 0 to 1
    text                                    -- with names and contact details taken out
from placed
where place <= 12
order by about_kind nulls last, about nulls last, tone nulls last, language nulls last, place nulls last
