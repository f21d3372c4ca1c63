-- one row per survey and quarter, oldest first
-- reads: mart.score_by_group, mart.period
-- parameters: segment ("all" for every customer)
select
    score.survey_id,
    period.period_id,
    period.label,
    period.starts_on,
    period.ends_on,
    period.is_complete,
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
inner join mart.period on period.period_id = score.period_id
where period.kind = 'quarter'
    and score.segment = $segment
    and score.dimension = 'all'
    and score.touchpoint = 'all touchpoints'
order by score.survey_id nulls last, period.position nulls last
