-- one row per survey that has answers in the period
-- reads: mart.score_by_group, mart.survey_question
-- parameters: period_id, segment ("all" for every customer)
with surveys as (
    select
        survey_id,
        department,
        survey,
        kind,
        scale_low,
        scale_high,
        count(*) as touchpoints
    from mart.survey_question
    group by survey_id, department, survey, kind, scale_low, scale_high
)

select
    surveys.survey_id,
    surveys.department,
    surveys.survey,
    surveys.kind,                           -- nps, csat, ces, rating
    surveys.scale_low,
    surveys.scale_high,
    surveys.touchpoints,
    score.customers,
    score.answers,
    score.promoters,
    score.detractors,
    score.top_two,
    score.score_sum,
    score.score_sum_of_squares,
    score.answers_squared,                  -- sums over customers, of how alike their answers are
    score.marks_by_answers,
    score.marks_squared
from mart.score_by_group as score
inner join surveys on surveys.survey_id = score.survey_id
where score.period_id = $period_id
    and score.segment = $segment
    and score.dimension = 'all'
    and score.touchpoint = 'all touchpoints'
order by surveys.survey_id nulls last
