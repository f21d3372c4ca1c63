-- one row per topic of cases, or reason or category of losses, that is an issue
-- reads: mart.issue_topic
-- parameters: none
select
    topic,
    issue
from mart.issue_topic
order by topic nulls last
