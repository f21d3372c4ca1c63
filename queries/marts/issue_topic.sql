-- one row per topic of cases, or reason or category of losses, that is an issue
-- reads: record.issue_topic
-- parameters: none
select distinct
    topic,
    issue
from record.issue_topic
