-- one row per export and source that took rows from it
-- reads: intake.reconciliation, intake.export
-- parameters: none
select
    reconciliation.export_id,
    export.path,
    reconciliation.source,
    reconciliation.department,
    reconciliation.record_table,
    reconciliation.rows_read,               -- rows; read = accepted + rejected + duplicates
    reconciliation.accepted,                -- rows
    reconciliation.rejected,                -- rows
    reconciliation.duplicates,              -- rows
    reconciliation.cells_rejected           -- cells of accepted rows that were left empty
from intake.reconciliation
inner join intake.export on export.export_id = reconciliation.export_id
order by reconciliation.export_id, reconciliation.source
