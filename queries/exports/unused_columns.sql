-- one row per department and header that no source uses
-- reads: intake.column, intake.source
-- parameters: none
with unused as (
    select
        header_seen.export_id,
        header_seen.header,
        min(source.department) as department
    from intake.column as header_seen
    inner join intake.source on source.source = header_seen.source
    group by header_seen.export_id, header_seen.header
    having count(header_seen.fills) = 0
)

select
    department,
    header,
    count(*) as exports                     -- count
from unused
group by department, header
order by department, exports desc, header
