-- one row per verbatim that may be shown, with whether anything is known of what it is about
-- reads: record.verbatim, record.verbatim_text, record.verbatim_issue
-- parameters: none
with known as (
    select distinct verbatim_id from record.verbatim_issue
)

select
    verbatim.verbatim_id,
    verbatim.customer_id as customer,       -- null where the export names none
    verbatim.said_on,                       -- null where the export holds no date
    verbatim.said_in || ' ' || verbatim.source as source,
    coalesce(verbatim_text.language, '') as language,
    verbatim_text.redacted as text,
    coalesce(verbatim_text.is_wish, false) as is_wish,
    not coalesce(verbatim.is_praise, false) and known.verbatim_id is null as is_open -- no issue is known, and no praise
from record.verbatim
inner join record.verbatim_text on verbatim_text.text_id = verbatim.text_id
left join known on known.verbatim_id = verbatim.verbatim_id
where verbatim_text.redacted is not null
order by verbatim.verbatim_id nulls last
