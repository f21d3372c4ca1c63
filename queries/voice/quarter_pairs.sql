-- one row per issue ("all" among them) and ordered pair of fiscal quarters: products of comments over customers
-- reads: mart.voice_quarter_pair
-- parameters: segment ('all' for every segment), scope (all or answer)
select
    kind,
    subject,
    first_starts_on,
    second_starts_on,
    sum(comments_product) as comments_product,      -- on the issue in the first, times on the same in the second
    sum(comments_by_all) as comments_by_all         -- on the issue in the first, times all comments in the second
from mart.voice_quarter_pair
where scope = $scope
    and $segment in ('all', segment)
group by kind, subject, first_starts_on, second_starts_on
order by kind nulls last, subject nulls last, first_starts_on nulls last, second_starts_on nulls last
