-- one row per customer, fiscal quarter, source and issue: how often the customer raised it in comments
-- reads: record.verbatim, record.verbatim_issue, mart.issue, mart.calendar_month, mart.customer, edition.company
-- parameters: none
-- Of answers and losses, as mart.issue_mention counts them; a comment about an issue is one mention, praise none.
select
    customer.segment,
    verbatim.customer_id,
    calendar_month.quarter_starts_on,
    verbatim.source,
    issue.issue,
    cast(count(distinct verbatim.verbatim_id) as double) as mentions
from record.verbatim_issue
inner join record.verbatim on verbatim.verbatim_id = verbatim_issue.verbatim_id
inner join mart.issue
    on issue.issue_kind = 'name'
    and issue.spelling = verbatim_issue.issue
inner join mart.calendar_month on calendar_month.month = cast(date_trunc('month', verbatim.said_on) as date)
inner join mart.customer on customer.customer_id = verbatim.customer_id
cross join edition.company
where verbatim.said_in in ('answer', 'loss')
    and not (verbatim.said_in = 'answer' and coalesce(verbatim.is_praise, false))
    and (company.as_of is null or verbatim.said_on <= company.as_of)
group by customer.segment, verbatim.customer_id, calendar_month.quarter_starts_on, verbatim.source, issue.issue
