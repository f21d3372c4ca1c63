-- one row per issue that is counted: whose it is, where in the journey it arises, and what fixing it would take
-- reads: record.issue
-- parameters: none
select
    issue,
    position,                               -- in the catalogue
    owner_department,                       -- null where nobody said
    journey_stage,
    effort_days,                            -- working days that fixing it would take
    cost,                                   -- units of currency, once
    told_from                               -- catalogue (the company's own), start (ours) or topic (an export's word)
from record.issue
