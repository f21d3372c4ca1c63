-- one row per period that this edition can be looked at by
-- reads: mart.period
-- parameters: none
select
    period_id,
    kind,                                   -- all, quarter, year
    starts_on,
    ends_on,
    label,
    is_complete,
    position                                -- oldest first within its kind
from mart.period
order by kind nulls last, position nulls last
