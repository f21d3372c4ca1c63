-- one row per fiscal quarter, segment and source: the comments whose words were read, which issues may be raised in
-- reads: record.verbatim, record.verbatim_text, record.verbatim_issue, mart.calendar_month, mart.customer, edition.company
-- parameters: none
select
    calendar_month.quarter_starts_on,
    customer.segment,
    verbatim.source,
    cast(count(*) as double) as comments
from record.verbatim
inner join record.verbatim_text on verbatim_text.text_id = verbatim.text_id
inner join mart.calendar_month on calendar_month.month = cast(date_trunc('month', verbatim.said_on) as date)
inner join mart.customer on customer.customer_id = verbatim.customer_id
cross join edition.company
where verbatim.said_in in ('answer', 'loss')
    and (
        verbatim_text.unread_because is null
        or exists (select 1 from record.verbatim_issue where verbatim_issue.verbatim_id = verbatim.verbatim_id)
    )
    and (company.as_of is null or verbatim.said_on <= company.as_of)
group by calendar_month.quarter_starts_on, customer.segment, verbatim.source
