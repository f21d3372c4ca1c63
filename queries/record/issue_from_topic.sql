-- one row per issue that a topic of cases names and no catalogue holds, after those of the catalogue
-- reads: record.issue, record.issue_topic
-- parameters: none
with last as (
    select coalesce(max(position), 0) as position from record.issue
),

unheld as (
    select distinct issue_topic.issue
    from record.issue_topic
    left join record.issue on issue.issue = issue_topic.issue
    where issue.issue is null
)

select
    unheld.issue,
    cast(last.position + row_number() over (order by lower(unheld.issue) nulls last) as integer) as position,
    'topic' as told_from
from unheld
cross join last
