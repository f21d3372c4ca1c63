-- one row per segment, issue and pair of fiscal quarters (the second not before the first): products over customers
-- reads: mart.issue_mention, mart.calendar_month, mart.customer
-- parameters: none
-- Customers raise an issue again and again, so quarters are not independent: these sums say how far customers carry over.
with by_customer as (
    select
        customer.segment,
        issue_mention.issue,
        issue_mention.customer_id,
        calendar_month.quarter_starts_on,
        sum(issue_mention.mentions) as mentions
    from mart.issue_mention
    inner join mart.calendar_month on calendar_month.month = issue_mention.month
    inner join mart.customer on customer.customer_id = issue_mention.customer_id
    where issue_mention.said_in in ('case', 'touchpoint')
    group by customer.segment, issue_mention.issue, issue_mention.customer_id, calendar_month.quarter_starts_on
)

select
    one.segment,
    one.issue,
    one.quarter_starts_on as first_starts_on,
    other.quarter_starts_on as second_starts_on,
    sum(one.mentions * other.mentions) as mentions_product
from by_customer as one
inner join by_customer as other
    on other.issue = one.issue
    and other.customer_id = one.customer_id
    and other.quarter_starts_on >= one.quarter_starts_on
group by one.segment, one.issue, one.quarter_starts_on, other.quarter_starts_on
