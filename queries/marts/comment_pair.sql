-- one row per segment, issue and pair of fiscal quarters (the second not before the first): products over customers
-- reads: mart.comment_mention
-- parameters: none
-- As mart.issue_quarter_pair, of comments: how far customers who raise an issue raise it again.
with by_customer as (
    select
        segment,
        customer_id,
        quarter_starts_on,
        issue,
        sum(mentions) as mentions
    from mart.comment_mention
    group by segment, customer_id, quarter_starts_on, issue
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
