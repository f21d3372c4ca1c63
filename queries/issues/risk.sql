-- one row per issue raised, segment, spend, tenure, number of issues and year: customers at the starts of quarters that end by the period's end, and who left
-- reads: mart.issue_risk, mart.period_reach
-- parameters: period_id
-- Of every segment, so that what one filter hides can be told from all of them.
with looked_at as (
    select last_index from mart.period_reach where period_id = $period_id
)

select
    issue_risk.issue,                       -- '' for everybody
    issue_risk.segment,
    issue_risk.spend_band,                  -- 0 to 4
    issue_risk.tenure_band,                 -- -1 to 3
    issue_risk.issues_raised,               -- 0 to 3
    cast(floor((looked_at.last_index - issue_risk.quarter_index) / 12) as integer) as years_ago,
    sum(issue_risk.entered) as entered,     -- customers, each once a quarter
    sum(issue_risk.lost) as lost,
    sum(issue_risk.customers) as customers, -- each once
    sum(issue_risk.revenue_at_start) as revenue_at_start,   -- units of currency a month
    sum(issue_risk.revenue_lost) as revenue_lost
from mart.issue_risk
cross join looked_at
where issue_risk.quarter_index + 2 <= looked_at.last_index
group by 1, 2, 3, 4, 5, 6
order by 1 nulls last, 2 nulls last, 3 nulls last, 4 nulls last, 5 nulls last, 6 nulls last
