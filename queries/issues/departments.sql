-- one row per issue, or category of losses, and department whose exports tell of it
-- reads: mart.issue_department
-- parameters: none
select
    issue_kind,                             -- topic, touchpoint or loss
    issue,
    department,
    exported_rows
from mart.issue_department
order by issue_kind nulls last, issue nulls last, exported_rows desc nulls last, department nulls last
