-- one row per feature, segment and whether the customer has used the feature, of one survey
-- reads: mart.satisfaction_by_feature
-- parameters: period_id, segment ("all" for every customer), survey_id
select
    score.feature,
    score.stratum,                          -- segment
    score.has_used,
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
from mart.satisfaction_by_feature as score
where score.period_id = $period_id
    and score.segment = $segment
    and score.survey_id = $survey_id
order by score.feature nulls last, score.stratum nulls last, score.has_used nulls last
