-- one row per feature and segment, of one survey: what later users of the feature answered before they first used it
-- reads: mart.score_before_use
-- parameters: segment ("all" for every customer), survey_id
select
    feature,
    stratum,                                -- segment
    customers,
    answers,
    promoters,
    detractors,
    top_two,
    score_sum,
    score_sum_of_squares,
    answers_squared,                        -- sums over customers, of how alike their answers are
    marks_by_answers,
    marks_squared
from mart.score_before_use
where segment = $segment
    and survey_id = $survey_id
order by feature nulls last, stratum nulls last
