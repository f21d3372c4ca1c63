-- one row per row, or cell of an accepted row, that was not accepted: the first so many
-- reads: intake.rejection, intake.export
-- parameters: $row_limit, $department, $reason, $path; an empty text takes all
select
    export.path,
    rejection.department,
    rejection.source,
    rejection.line,                         -- as a spreadsheet or an editor numbers it
    rejection.column_name,
    rejection.value,
    rejection.reason,
    rejection.suggestion,
    rejection.is_whole_row                  -- false: the row was accepted with this cell left empty
from intake.rejection
inner join intake.export on export.export_id = rejection.export_id
where ($department = '' or rejection.department = $department)
    and ($reason = '' or rejection.reason = $reason)
    and ($path = '' or export.path = $path)
order by rejection.export_id, rejection.line, rejection.column_name
limit $row_limit
