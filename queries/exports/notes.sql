-- one row per note of the build: what stopped nothing and should be known
-- reads: intake.note, intake.export
-- parameters: none
select
    note.kind,
    export.path,
    note.source,
    note.message
from intake.note
left join intake.export on export.export_id = note.export_id
order by note.kind, export.path nulls last, note.message
