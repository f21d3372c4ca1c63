-- one row per initiative, cohort, segment and whether its customers had raised the initiative's issue
-- reads: mart.initiative_reach
-- parameters: segment ('all' for every segment)
select
    name,
    cohort,                                 -- after: followed from the start on; before: over as many months up to it
    segment,
    is_own,                                 -- 1: had raised the initiative's issue; 0: others
    customers,
    customers_raising_later,                -- the initiative's issue, in the months followed
    customers_lost,                         -- in the months followed
    months,
    followed_to                             -- last month followed, 12 times the year plus the month
from mart.initiative_reach
where $segment in ('all', segment)
order by name nulls last, cohort nulls last, segment nulls last, is_own nulls last
