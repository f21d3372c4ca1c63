-- one row per fiscal quarter, segment and issue
-- reads: mart.issue_mention, mart.calendar_month, mart.customer
-- parameters: none
-- Of cases, or low scores of touchpoints, as mart.issue_month.
select
    calendar_month.quarter_starts_on,
    customer.segment,
    issue_mention.issue,
    count(distinct issue_mention.customer_id) as customers,
    sum(issue_mention.mentions) as mentions
from mart.issue_mention
inner join mart.calendar_month on calendar_month.month = issue_mention.month
inner join mart.customer on customer.customer_id = issue_mention.customer_id
where issue_mention.said_in in ('case', 'touchpoint')
group by calendar_month.quarter_starts_on, customer.segment, issue_mention.issue
