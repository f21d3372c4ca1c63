-- one row per survey, dimension and group, everybody ("all", "all") among them: the mean mark at most without any single customer
-- reads: mart.score_without_one
-- parameters: period_id, segment ("all" for every customer)
select
    survey_id,
    dimension,
    group_name,
    customers,
    mean_mark,                              -- -1 to 1 for nps, the mean answer for ces, 0 to 1 elsewhere
    lowest_mean_mark,
    highest_mean_mark,
    most_answers                            -- of one customer
from mart.score_without_one
where period_id = $period_id
    and segment = $segment
order by survey_id nulls last, dimension nulls last, group_name nulls last
