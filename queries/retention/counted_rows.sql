-- one row per record table that retention rests on: its rows, the customers they come from, the rows that exports sent twice
-- reads: mart.counted_rows
-- parameters: none
select
    record_table,
    held,                                   -- rows
    customers,                              -- count
    sent_twice                              -- rows
from mart.counted_rows
order by record_table nulls last
