-- one row per issue of the record: how many cases and losses a department named so, how many comments words told of it
-- reads: record.issue, record.issue_topic, record.service_case, record.verbatim, record.verbatim_issue
-- parameters: none
with named as (
    select
        issue_topic.issue,
        service_case.customer_id,
        1 as by_department,
        0 as by_words
    from record.service_case
    inner join record.issue_topic
        on issue_topic.said_in = 'case'
        and issue_topic.topic = trim(service_case.topic)
    union all
    select
        verbatim_issue.issue,
        verbatim.customer_id,
        case when verbatim_issue.told_by = 'topic' then 1 else 0 end as by_department,
        case when verbatim_issue.told_by = 'topic' then 0 else 1 end as by_words
    from record.verbatim_issue
    inner join record.verbatim on verbatim.verbatim_id = verbatim_issue.verbatim_id
    where not (verbatim.said_in = 'case' and verbatim_issue.told_by = 'topic')
)

select
    issue.issue,
    issue.position,
    issue.told_from,
    issue.owner_department,
    issue.journey_stage,
    coalesce(sum(named.by_department), 0) as named_by_departments,
    coalesce(sum(named.by_words), 0) as told_by_words,
    count(distinct named.customer_id) as customers
from record.issue
left join named on named.issue = issue.issue
group by issue.issue, issue.position, issue.told_from, issue.owner_department, issue.journey_stage
