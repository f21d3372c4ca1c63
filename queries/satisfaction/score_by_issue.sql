-- one row per issue raised in a case before the answer, segment, spend and number of issues, of one survey
-- reads: mart.satisfaction_by_issue
-- parameters: period_id, segment ("all" for every customer), survey_id
select
    score.issue,                            -- '' for everybody
    score.segment,
    score.spend_band,                       -- 0 to 3, least first
    score.issues_raised,                    -- 0 to 3
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
from mart.satisfaction_by_issue as score
where score.period_id = $period_id
    and $segment in ('all', score.segment)
    and score.survey_id = $survey_id
order by score.issue nulls last, score.segment nulls last, score.spend_band nulls last, score.issues_raised nulls last
