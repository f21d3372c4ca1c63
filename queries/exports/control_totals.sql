-- one row per department, table and column of numbers: its sum in the exports and what became of it
-- reads: intake.control_total
-- parameters: none
-- Marks of a survey are no amounts: nobody adds them up.
select
    department,
    record_table,
    column_name,
    sum(total_read) as total_read,          -- in the unit of the column; read = accepted + rejected + duplicates
    sum(total_accepted) as total_accepted,
    sum(total_rejected) as total_rejected,
    sum(total_duplicate) as total_duplicate
from intake.control_total
where record_table <> 'feedback'
group by department, record_table, column_name
order by department, record_table, column_name
