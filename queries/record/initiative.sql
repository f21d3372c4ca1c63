-- one row per thing that the company did for customers
-- reads: landing.staged_initiative
-- parameters: none
select
    cast(null as bigint) as customer_id,
    staged.department,
    staged.source,
    staged.export_id,
    staged.line,
    staged.name,
    staged.issue,
    staged.owner_department,
    staged.started_on,
    staged.cost,                            -- units of currency
    staged.currency
from landing.staged_initiative as staged
