-- one row per initiative
-- reads: mart.initiative
-- parameters: none
select
    name,
    issue,
    owner_department,
    started_on,
    cost,                                   -- units of currency, null where no export says
    department                              -- whose export tells of it
from mart.initiative
order by started_on nulls last, name nulls last
