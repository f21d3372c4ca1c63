-- one row per export that lay in the folder
-- reads: intake.export, intake.reconciliation
-- parameters: none
with taken as (
    select
        export_id,
        count(*) as sources,
        cast(sum(rows_read) as bigint) as rows_read,
        cast(sum(accepted) as bigint) as accepted,
        cast(sum(rejected) as bigint) as rejected,
        cast(sum(duplicates) as bigint) as duplicates
    from intake.reconciliation
    group by export_id
)

select
    export.export_id,
    export.path,
    export.department,
    export.received_at,
    export.sha256,
    export.bytes,
    coalesce(taken.sources, 0) as sources,  -- count; 0 where no source takes the export
    coalesce(taken.rows_read, 0) as rows_read,
    coalesce(taken.accepted, 0) as accepted,
    coalesce(taken.rejected, 0) as rejected,
    coalesce(taken.duplicates, 0) as duplicates
from intake.export
left join taken on taken.export_id = export.export_id
order by export.export_id
