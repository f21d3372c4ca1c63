-- one row per dimension and group, everybody ("all", "all") among them, of one survey: sums over customers with revenue
-- reads: mart.score_by_customer_weight
-- parameters: period_id, segment ("all" for every customer), survey_id
select
    dimension,
    group_name,
    customers,
    mark_sum,                               -- of customers' mean marks: -1 to 1 for nps, share in the top two boxes elsewhere
    mark_sum_of_squares,
    weight_sum,                             -- units of currency a month
    weighted_mark_sum,
    weighted_mark_squared_sum,
    weight_squared_sum,
    weight_squared_mark_sum,
    weight_squared_mark_squared_sum
from mart.score_by_customer_weight
where period_id = $period_id
    and segment = $segment
    and survey_id = $survey_id
order by dimension nulls last, customers desc nulls last, group_name nulls last
