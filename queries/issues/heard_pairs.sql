-- one row per issue, where it was heard, and pair of quarters (the second not before the first): products over customers
-- reads: mart.issue_quarter_pair, mart.comment_pair
-- parameters: segment ('all' for every segment)
with pairs as (
    select 'case' as heard_in, segment, issue, first_starts_on, second_starts_on, mentions_product from mart.issue_quarter_pair
    union all
    select 'comment' as heard_in, segment, issue, first_starts_on, second_starts_on, mentions_product from mart.comment_pair
)

select
    heard_in,                               -- case or comment
    issue,
    first_starts_on,
    second_starts_on,
    sum(mentions_product) as mentions_product
from pairs
where $segment in ('all', segment)
group by heard_in, issue, first_starts_on, second_starts_on
order by heard_in nulls last, issue nulls last, first_starts_on nulls last, second_starts_on nulls last
