-- one row per touchpoint that stands in for an issue
-- reads: mart.touchpoint_score
-- parameters: period_id, segment ('all' for every segment)
select
    touchpoint,
    sum(answers) as answers,
    sum(answers_low) as answers_low,
    sum(customers) as customers
from mart.touchpoint_score
where period_id = $period_id
    and $segment in ('all', segment)
group by touchpoint
order by touchpoint nulls last
