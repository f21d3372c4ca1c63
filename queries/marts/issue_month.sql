-- one row per month, segment and issue
-- reads: mart.issue_mention, mart.customer
-- parameters: none
select
    issue_mention.month,
    customer.segment,
    issue_mention.issue,
    count(*) as customers,
    sum(issue_mention.mentions) as mentions
from mart.issue_mention
inner join mart.customer on customer.customer_id = issue_mention.customer_id
where issue_mention.month is not null
group by issue_mention.month, customer.segment, issue_mention.issue
