-- one row per issue or category of losses and department whose exports tell of it
-- reads: record.service_case, record.feedback, record.loss, record.verbatim, record.verbatim_issue, mart.issue
-- parameters: none
with told as (
    select 'topic' as issue_kind, trim(topic) as spelling, department from record.service_case
    union all
    select 'touchpoint' as issue_kind, trim(touchpoint) as spelling, department from record.feedback
    union all
    select
        'name' as issue_kind,
        verbatim_issue.issue as spelling,
        verbatim.department
    from record.verbatim_issue
    inner join record.verbatim on verbatim.verbatim_id = verbatim_issue.verbatim_id
    where verbatim_issue.told_by <> 'topic'
)

select
    told.issue_kind,
    issue.issue,
    told.department,
    count(*) as exported_rows
from told
inner join mart.issue
    on issue.issue_kind = told.issue_kind
    and issue.spelling = told.spelling
group by told.issue_kind, issue.issue, told.department
union all
select
    'loss' as issue_kind,
    coalesce(nullif(trim(category), ''), nullif(trim(reason), '')) as issue,
    department,
    count(*) as exported_rows
from record.loss
where coalesce(nullif(trim(category), ''), nullif(trim(reason), '')) is not null
group by coalesce(nullif(trim(category), ''), nullif(trim(reason), '')), department
