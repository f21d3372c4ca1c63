-- one row per survey, touchpoint and group of one dimension
-- reads: mart.score_by_group
-- parameters: period_id, segment ("all" for every customer), dimension ("all" for none)
select
    score.survey_id,
    score.touchpoint,
    score.group_name,
    score.customers,
    score.answers,
    score.promoters,
    score.detractors,
    score.top_two,
    score.score_sum,
    score.score_sum_of_squares
from mart.score_by_group as score
where score.period_id = $period_id
    and score.segment = $segment
    and score.dimension = $dimension
    and score.touchpoint <> 'all touchpoints'
order by score.survey_id nulls last, score.touchpoint nulls last, score.group_name nulls last
