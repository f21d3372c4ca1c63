-- one row per customer, step of time and question
-- reads: record.feedback, mart.survey_question, mart.period_step, edition.company
-- parameters: none
-- Answers after the as-of date do not count; undated ones carry step -1.
with scored as (
    select
        customer_id,
        department,
        coalesce(survey, source) as survey,
        lower(kind) as kind,
        coalesce(touchpoint, 'not stated') as touchpoint,
        scale_low,
        scale_high,
        case when answered_on is null then -1 else year(answered_on) * 12 + month(answered_on) - 1 end as month_index,
        score
    from record.feedback
    cross join edition.company
    where score is not null
        and customer_id is not null
        and (answered_on is null or as_of is null or answered_on <= as_of)
)

select
    scored.customer_id,
    coalesce(period_step.step_index, -1) as step_index,
    survey_question.question_id,
    survey_question.survey_id,
    cast(count(*) as double) as answers,
    cast(sum(case when score >= promoter_from then 1 else 0 end) as double) as promoters,
    cast(sum(case when score <= detractor_to then 1 else 0 end) as double) as detractors,
    cast(sum(case when score >= top_from then 1 else 0 end) as double) as top_two,
    sum(score) as score_sum,
    sum(score * score) as score_sum_of_squares
from scored
inner join mart.survey_question
    on survey_question.department = scored.department
    and survey_question.survey = scored.survey
    and survey_question.kind = scored.kind
    and survey_question.touchpoint = scored.touchpoint
    and survey_question.scale_low = coalesce(scored.scale_low, case when scored.kind = 'nps' then 0 else 1 end)
    and survey_question.scale_high
        = coalesce(scored.scale_high, case when scored.kind = 'nps' then 10 when scored.kind = 'ces' then 7 else 5 end)
left join mart.period_step on period_step.month_index = scored.month_index
group by scored.customer_id, coalesce(period_step.step_index, -1), survey_question.question_id, survey_question.survey_id
