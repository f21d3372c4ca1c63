-- one row per initiative
-- reads: record.initiative
-- parameters: none
select
    trim(name) as name,
    min(nullif(trim(issue), '')) as issue,
    min(nullif(trim(owner_department), '')) as owner_department,
    min(started_on) as started_on,
    sum(cost) as cost,                                                  -- units of currency
    min(department) as department
from record.initiative
group by trim(name)
