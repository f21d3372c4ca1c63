-- one row per question, whether answered low, segment, spend, tenure and year: customers at the starts of quarters that end by the period's end, and who left
-- reads: mart.touchpoint_risk, mart.period_reach, mart.survey_question
-- parameters: period_id
-- Of every segment, so that what one filter hides can be told from all of them.
with looked_at as (
    select last_index from mart.period_reach where period_id = $period_id
)

select
    survey_question.department,
    survey_question.survey,
    survey_question.touchpoint,
    touchpoint_risk.question_id,
    touchpoint_risk.is_low,                 -- 1 or 0
    touchpoint_risk.segment,
    touchpoint_risk.spend_band,             -- 0 to 4
    touchpoint_risk.tenure_band,            -- -1 to 3
    cast(floor((looked_at.last_index - touchpoint_risk.quarter_index) / 12) as integer) as years_ago,
    sum(touchpoint_risk.entered) as entered,            -- customers, each once a quarter
    sum(touchpoint_risk.lost) as lost,
    sum(touchpoint_risk.customers) as customers,        -- of the kind, each once
    sum(touchpoint_risk.customers_asked) as customers_asked     -- of the question, each once
from mart.touchpoint_risk
inner join mart.survey_question on survey_question.question_id = touchpoint_risk.question_id
cross join looked_at
where touchpoint_risk.quarter_index + 2 <= looked_at.last_index
group by 1, 2, 3, 4, 5, 6, 7, 8, 9
order by 1 nulls last, 2 nulls last, 3 nulls last, 4 nulls last, 5 nulls last, 6 nulls last, 7 nulls last, 8 nulls last, 9 nulls last
