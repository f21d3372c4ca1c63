-- one row per thing that was found by evidence alike in exports of one source: questions first
-- reads: intake.detection, intake.export, intake.source
-- parameters: none
select
    source.department,
    detection.source,
    detection.aspect,
    detection.column_name,
    detection.read_as,
    detection.certainty,                    -- declared, sure, likely, unsure; an unsure one is a question
    detection.overrule,                     -- the line of sources.toml that says otherwise
    count(distinct detection.export_id) as exports, -- count; 0 where it concerns the source as a whole
    min(export.path) as path,               -- the first of them
    min_by(detection.evidence, coalesce(detection.export_id, -1)) as evidence
from intake.detection
left join intake.export on export.export_id = detection.export_id
left join intake.source on source.source = detection.source
group by
    source.department,
    detection.source,
    detection.aspect,
    detection.column_name,
    detection.read_as,
    detection.certainty,
    detection.overrule
order by
    case detection.certainty when 'unsure' then 0 when 'likely' then 1 when 'sure' then 2 else 3 end,
    detection.source,
    detection.aspect,
    detection.column_name nulls first,
    min(export.path)
