-- one row per export and source that took rows from it
-- reads: intake.reconciliation, intake.export, intake.restated
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
    coalesce(restated.corrected, 0) as corrected, -- of the duplicates, rows that a later one with the same key says otherwise
    coalesce(restated.gone, 0) as gone,     -- of the duplicates, rows whose key no later snapshot holds
    reconciliation.cells_rejected           -- cells of accepted rows that were left empty
from intake.reconciliation
inner join intake.export on export.export_id = reconciliation.export_id
left join intake.restated on restated.export_id = reconciliation.export_id and restated.source = reconciliation.source
order by reconciliation.export_id, reconciliation.source
