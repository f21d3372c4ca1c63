-- one row per issue and pair of fiscal quarters (the second not before the first): products of mentions over customers
-- reads: mart.issue_quarter_pair
-- parameters: segment ('all' for every segment)
select
    issue,
    first_starts_on,
    second_starts_on,
    sum(mentions_product) as mentions_product   -- sum over customers of mentions in the first times mentions in the second
from mart.issue_quarter_pair
where $segment in ('all', segment)
group by issue, first_starts_on, second_starts_on
order by issue nulls last, first_starts_on nulls last, second_starts_on nulls last
