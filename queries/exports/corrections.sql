-- one row per source and column in which later rows said otherwise than earlier ones of the same key
-- reads: intake.replaced, intake.export
-- parameters: none
select
    replaced.department,
    replaced.source,
    replaced.column_name,
    count(*) as cells,                      -- count; the later value stands, the older one is kept
    count(distinct replaced.replaced_by_export) as exports, -- count, of the exports that brought the later values
    min(export.path) as first_path,         -- the first export whose values were replaced
    min_by(replaced.row_key, replaced.export_id * 1000000000.0 + replaced.line) as example_key,
    min_by(coalesce(replaced.old_value, ''), replaced.export_id * 1000000000.0 + replaced.line) as example_old,
    min_by(coalesce(replaced.new_value, ''), replaced.export_id * 1000000000.0 + replaced.line) as example_new
from intake.replaced
inner join intake.export on export.export_id = replaced.export_id
group by replaced.department, replaced.source, replaced.column_name
order by cells desc, replaced.source, replaced.column_name
