-- one row per survey, segment filter, dimension and group: how many customers answered, to know what would give few away
-- reads: mart.score_by_group
-- parameters: period_id
select
    survey_id,
    segment,
    dimension,
    group_name,
    customers                               -- count
from mart.score_by_group
where period_id = $period_id
    and touchpoint = 'all touchpoints'
order by survey_id nulls last, segment nulls last, dimension nulls last, group_name nulls last
