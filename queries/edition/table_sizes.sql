-- one row per table of the record and of the marts
-- reads: edition.table_size
-- parameters: none
select
    table_name,
    row_count                               -- rows
from edition.table_size
order by table_name nulls last
