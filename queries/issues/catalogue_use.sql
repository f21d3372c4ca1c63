-- one row per issue of the record, in the catalogue's order: what it is told from
-- reads: mart.issue_use
-- parameters: none
select
    issue,
    told_from,                              -- catalogue, start or topic
    owner_department,
    journey_stage,
    named_by_departments,                   -- cases and losses
    told_by_words,                          -- comments
    customers
from mart.issue_use
order by position nulls last
