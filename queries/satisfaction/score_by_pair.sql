-- one row per pair of dimensions and pair of their groups, of one survey
-- reads: mart.score_by_pair
-- parameters: period_id, survey_id
select
    score.first_dimension,
    score.first_group,
    score.second_dimension,
    score.second_group,
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
from mart.score_by_pair as score
where score.period_id = $period_id
    and score.survey_id = $survey_id
order by score.first_dimension nulls last, score.second_dimension nulls last, score.first_group nulls last, score.second_group nulls last
