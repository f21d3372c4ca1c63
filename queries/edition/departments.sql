-- one row per department whose exports went in
-- reads: intake.export, intake.reconciliation
-- parameters: none
-- An export that no source took belongs to the department whose folder it lies in, perhaps to none.
with taken as (
    select
        export_id,
        department,
        sum(rows_read) as rows_read,
        sum(accepted) as accepted
    from intake.reconciliation
    group by export_id, department
)

select
    coalesce(taken.department, export.department, '') as department,
    count(distinct export.export_id) as exports,
    cast(coalesce(sum(taken.rows_read), 0) as bigint) as rows_read,
    cast(coalesce(sum(taken.accepted), 0) as bigint) as accepted
from intake.export
left join taken on taken.export_id = export.export_id
group by coalesce(taken.department, export.department, '')
order by department nulls last
