-- one row per verbatim whose department named its issue: of a loss by its reason, which says more, before its category
-- reads: record.verbatim, record.issue_topic
-- parameters: none
select
    verbatim.verbatim_id,
    coalesce(by_reason.issue, by_topic.issue) as issue,
    cast(1 as double) as confidence,
    'topic' as told_by
from record.verbatim
left join record.issue_topic as by_reason
    on by_reason.said_in = verbatim.said_in
    and by_reason.topic = verbatim.reason
left join record.issue_topic as by_topic
    on by_topic.said_in = verbatim.said_in
    and by_topic.topic = verbatim.topic
where coalesce(by_reason.issue, by_topic.issue) is not null
