-- one row per survey, dimension and group, everybody ("all", "all") among them
-- reads: mart.score_by_group
-- parameters: period_id, segment ("all" for every customer)
select
    score.survey_id,
    score.dimension,
    score.group_name,
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
where score.period_id = $period_id
    and score.segment = $segment
    and score.touchpoint = 'all touchpoints'
order by score.survey_id nulls last, score.dimension nulls last, score.answers desc nulls last, score.group_name nulls last
