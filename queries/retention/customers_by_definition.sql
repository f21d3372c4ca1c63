-- one row per export that can tell who left: customers there at the start by it, and those of them lost by it
-- reads: mart.retained_by_definition
-- parameters: period_id, segment
select
    according_to,                           -- contracts, status, invoices
    sum(at_start) as at_start,              -- count
    sum(lost_of_start) as lost_of_start
from mart.retained_by_definition
where period_id = $period_id
    and $segment in ('all', segment)
group by according_to
order by according_to nulls last
