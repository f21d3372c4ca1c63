-- one row per reason for which rows or cells were not accepted
-- reads: intake.rejection
-- parameters: none
select
    reason,
    cast(sum(case when is_whole_row then 1 else 0 end) as bigint) as whole_rows, -- rows not accepted
    cast(sum(case when is_whole_row then 0 else 1 end) as bigint) as cells       -- cells of accepted rows that were left empty
from intake.rejection
group by reason
order by count(*) desc, reason
