-- one row per issue that comments are counted under
-- reads: record.issue, mart.issue
-- parameters: none
-- The rest beyond the issues that are told apart stands as one, without an owner.
select
    coalesce(issue_name.issue, issue.issue) as issue,
    min(issue.position) as position,
    max(case when issue_name.is_rest then 1 else 0 end) = 1 as is_rest,
    case when count(*) = 1 then min(issue.owner_department) end as owner_department,
    case when count(*) = 1 then min(issue.journey_stage) end as journey_stage,
    min(issue.told_from) as told_from       -- catalogue, start or topic
from record.issue
left join mart.issue as issue_name
    on issue_name.issue_kind = 'name'
    and issue_name.spelling = issue.issue
group by coalesce(issue_name.issue, issue.issue)
