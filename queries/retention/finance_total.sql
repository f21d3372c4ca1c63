-- one row per money column of each source: the export's own total, and what became of it
-- reads: mart.finance_total
-- parameters: none
select
    record_table,
    column_name,
    department,
    source,
    total_read,                             -- units of currency, as is all money below
    total_accepted,
    total_rejected,
    total_duplicate,
    in_record,
    customers,                              -- count
    customers_unmatched,
    unmatched
from mart.finance_total
order by record_table nulls last, column_name nulls last, source nulls last
