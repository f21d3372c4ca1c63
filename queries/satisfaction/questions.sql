-- one row per question asked: a touchpoint of a survey
-- reads: mart.survey_question
-- parameters: none
select
    question.question_id,
    question.survey_id,
    question.department,
    question.survey,
    question.kind,                          -- nps, csat, ces, rating
    question.touchpoint,
    question.scale_low,
    question.scale_high,
    question.top_from                       -- a score of at least this is a good answer
from mart.survey_question as question
order by question.question_id nulls last
