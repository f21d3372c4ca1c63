-- one row per issue that is counted: whose it is, where in the journey it arises, and what fixing it would take
-- reads: mart.issue_catalogue
-- parameters: none
select
    issue,
    owner_department,                       -- null where nobody said
    journey_stage,
    effort_days,                            -- working days
    cost,                                   -- units of currency, once
    told_from                               -- catalogue (the company's own), start (ours) or topic (an export's word)
from mart.issue_catalogue
order by position nulls last, issue nulls last
