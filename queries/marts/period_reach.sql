-- one row per period: the steps that it runs over, as month indices
-- reads: mart.period
-- parameters: none
-- Undated answers carry step -1: they count in "all" and in nothing else.
select
    cast(row_number() over (order by period_id nulls last) as integer) as period_number,   -- a narrow key for the wide tables
    period_id,
    kind,
    starts_on,
    ends_on,
    case when kind = 'all' then -1 else year(starts_on) * 12 + month(starts_on) - 1 end as first_index,
    case when kind = 'all' then 999999 else year(ends_on) * 12 + month(ends_on) - 1 end as last_index
from mart.period
