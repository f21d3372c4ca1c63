-- one row per survey, score group, segment, spend, tenure, year and cluster: customers at landmarks up to twelve months before the period's end, and who left
-- reads: mart.landmark_outcome, mart.period_reach
-- parameters: period_id, segment
with looked_at as (
    select first_index from mart.period_reach where period_id = $period_id
)

select
    landmark_outcome.department,
    landmark_outcome.survey,
    landmark_outcome.kind,
    landmark_outcome.score_group,           -- happy, between, unhappy
    landmark_outcome.segment,
    landmark_outcome.spend_band,            -- 0 to 4
    landmark_outcome.tenure_band,           -- -1 to 2
    cast(floor((looked_at.first_index - landmark_outcome.landmark_index) / 12) as integer) as years_ago,
    landmark_outcome.cluster,
    sum(landmark_outcome.entered) as entered,                   -- customers, each once a landmark
    sum(landmark_outcome.lost) as lost,
    sum(landmark_outcome.customers_of_group) as customers_of_group,     -- customers, each once
    sum(landmark_outcome.customers_of_survey) as customers_of_survey,
    sum(landmark_outcome.lost_of_group) as lost_of_group,
    sum(landmark_outcome.lost_of_survey) as lost_of_survey,
    sum(landmark_outcome.revenue_at_start) as revenue_at_start, -- units of currency a month
    sum(landmark_outcome.revenue_kept) as revenue_kept,
    sum(landmark_outcome.revenue_at_end) as revenue_at_end
from mart.landmark_outcome
cross join looked_at
where landmark_outcome.landmark_index <= looked_at.first_index
    and $segment in ('all', landmark_outcome.segment)
group by 1, 2, 3, 4, 5, 6, 7, 8, 9
order by 1 nulls last, 2 nulls last, 3 nulls last, 4 nulls last, 5 nulls last, 6 nulls last, 7 nulls last, 8 nulls last, 9 nulls last
