-- one row per row that waits to be mended, whole, as its export wrote it
-- reads: intake.rejected_row, intake.export
-- parameters: none
select
    export.path,
    rejected_row.source,
    rejected_row.department,
    rejected_row.line,                      -- as a spreadsheet or an editor numbers it
    rejected_row.is_whole_row,              -- false: the row was accepted with a cell left empty
    cast(to_json(rejected_row.cells) as varchar) as cells -- JSON: the export's headers in their order, each with its cell
from intake.rejected_row
inner join intake.export on export.export_id = rejected_row.export_id
order by rejected_row.export_id, rejected_row.line, rejected_row.source
