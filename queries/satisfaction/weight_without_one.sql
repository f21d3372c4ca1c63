-- one row per survey: the mean mark weighted by revenue less the plain one, at most without any single customer
-- reads: mart.weight_without_one
-- parameters: period_id, segment ("all" for every customer)
select
    survey_id,
    customers,
    weight_sum,                             -- units of currency a month
    largest_weight,
    difference,                             -- of mean marks
    lowest_difference,
    highest_difference
from mart.weight_without_one
where period_id = $period_id
    and segment = $segment
order by survey_id nulls last
