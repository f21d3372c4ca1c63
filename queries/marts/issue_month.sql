-- one row per month, segment and issue
-- reads: mart.issue_mention, mart.customer
-- parameters: none
-- Trends follow cases (or low scores of touchpoints): how many comments come in goes by who is asked.
select
    issue_mention.month,
    customer.segment,
    issue_mention.issue,
    count(*) as customers,
    sum(issue_mention.mentions) as mentions
from mart.issue_mention
inner join mart.customer on customer.customer_id = issue_mention.customer_id
where issue_mention.month is not null
    and issue_mention.said_in in ('case', 'touchpoint')
group by issue_mention.month, customer.segment, issue_mention.issue
