-- one row per initiative, survey, segment and whether its customers had raised the initiative's issue
-- reads: mart.initiative_score
-- parameters: segment ('all' for every segment)
select
    name,
    segment,
    is_own,                                 -- 1: had raised the initiative's issue; 0: others
    department,
    survey,
    kind,
    scale_low,
    scale_high,
    customers,                              -- who answered both before the start and after it
    change_sum,
    change_sum_of_squares
from mart.initiative_score
where $segment in ('all', segment)
order by name nulls last, department nulls last, survey nulls last, kind nulls last, scale_high nulls last, segment nulls last, is_own nulls last
