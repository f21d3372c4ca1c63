-- one row per fiscal quarter, segment, source ("all" for every one) and issue raised in comments
-- reads: mart.comment_mention
-- parameters: none
select
    quarter_starts_on,
    segment,
    source,
    issue,
    sum(mentions) as mentions,
    count(*) as customers
from mart.comment_mention
group by quarter_starts_on, segment, source, issue
union all
select
    quarter_starts_on,
    segment,
    'all' as source,
    issue,
    sum(mentions) as mentions,
    count(distinct customer_id) as customers
from mart.comment_mention
group by quarter_starts_on, segment, issue
