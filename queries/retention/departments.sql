-- one row per record table and department whose exports fill it
-- reads: intake.source
-- parameters: none
select distinct
    record_table,
    department
from intake.source
order by record_table nulls last, department nulls last
