-- one row per dimension and group, everybody ("all", "all") among them, of one survey: how alike the same customers answered in two quarters
-- reads: mart.score_pair_of_quarters
-- parameters: period_id, period_before, segment ("all" for every customer), survey_id
select
    dimension,
    group_name,
    answers_by_answers,                     -- over customers: answers before, answers now
    answers_by_marks,
    marks_by_answers,
    marks_by_marks
from mart.score_pair_of_quarters
where period_id = $period_id
    and period_before = $period_before
    and segment = $segment
    and survey_id = $survey_id
order by dimension nulls last, group_name nulls last
