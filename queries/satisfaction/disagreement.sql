-- one row per pair of surveys of two departments and what each knows of the same customers
-- reads: mart.department_disagreement
-- parameters: period_id, segment ("all" for every customer)
select
    first_survey_id,
    second_survey_id,
    first_mood,                             -- happy, between, unhappy
    second_mood,
    customers
from mart.department_disagreement
where period_id = $period_id
    and segment = $segment
order by first_survey_id nulls last, second_survey_id nulls last, first_mood nulls last, second_mood nulls last
