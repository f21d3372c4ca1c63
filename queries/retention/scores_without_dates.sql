-- one row per survey without dates and score: customers who gave it, and those of them who left
-- reads: mart.score_outcome
-- parameters: none
select
    department,
    survey,
    kind,
    scale_low,
    scale_high,
    score,
    customers,                              -- count
    lost
from mart.score_outcome
order by department nulls last, survey nulls last, kind nulls last, scale_low nulls last, scale_high nulls last, score nulls last
