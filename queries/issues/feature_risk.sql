-- one row per feature used, segment, spend, tenure and year: customers at the starts of quarters that end by the period's end, and who left
-- reads: mart.feature_risk, mart.period_reach
-- parameters: period_id
-- Of every segment, so that what one filter hides can be told from all of them.
with looked_at as (
    select last_index from mart.period_reach where period_id = $period_id
)

select
    feature_risk.feature,                   -- '' for everybody of whom any use is known
    feature_risk.segment,
    feature_risk.spend_band,                -- 0 to 4
    feature_risk.tenure_band,               -- -1 to 3
    cast(floor((looked_at.last_index - feature_risk.quarter_index) / 12) as integer) as years_ago,
    sum(feature_risk.entered) as entered,   -- customers, each once a quarter
    sum(feature_risk.lost) as lost,
    sum(feature_risk.customers) as customers    -- each once
from mart.feature_risk
cross join looked_at
where feature_risk.quarter_index + 2 <= looked_at.last_index
group by 1, 2, 3, 4, 5
order by 1 nulls last, 2 nulls last, 3 nulls last, 4 nulls last, 5 nulls last
