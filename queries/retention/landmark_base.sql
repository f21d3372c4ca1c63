-- one row per survey, score group, segment, spend and tenure: customers on the books at the period's end, and what they pay
-- reads: mart.landmark_base
-- parameters: period_id, segment
select
    department,
    survey,
    kind,
    score_group,                            -- happy, between, unhappy, silent
    segment,
    spend_band,                             -- 0 to 4
    tenure_band,                            -- -1 to 2
    customers,                              -- count
    revenue                                 -- units of currency a month
from mart.landmark_base
where period_id = $period_id
    and $segment in ('all', segment)
order by department nulls last, survey nulls last, kind nulls last, score_group nulls last, segment nulls last, spend_band nulls last, tenure_band nulls last
