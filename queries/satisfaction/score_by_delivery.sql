-- one row per survey, segment and whether the customer's delivery finished late
-- reads: mart.satisfaction_by_delivery
-- parameters: period_id, segment ("all" for every customer)
select
    score.survey_id,
    score.stratum,                          -- segment
    score.is_late,                          -- more than 14 days after it was promised
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
from mart.satisfaction_by_delivery as score
where score.period_id = $period_id
    and score.segment = $segment
order by score.survey_id nulls last, score.stratum nulls last, score.is_late nulls last
