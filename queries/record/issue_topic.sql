-- one row per spelling of a topic, or of a reason or category of losses that is an issue: the issue that it means
-- reads: record.service_case, record.loss, record.issue_called
-- parameters: none
-- What the catalogue calls an issue goes by the catalogue's name; other topics go by their commonest spelling. Why a
-- customer left is an issue only where the catalogue or a topic of cases has it: "Competitor" is none.
with topics as (
    select
        trim(topic) as topic,
        count(*) as cases
    from record.service_case
    where nullif(trim(topic), '') is not null
    group by trim(topic)
),

folded as (
    select
        topic,
        lower(topic) as called,
        first_value(topic) over (partition by lower(topic) order by cases desc nulls last, topic nulls last) as commonest
    from topics
),

of_cases as (
    select
        folded.topic,
        folded.called,
        coalesce(issue_called.issue, folded.commonest) as issue
    from folded
    left join record.issue_called on issue_called.called = folded.called
),

issues as (
    select called, issue from record.issue_called
    union
    select called, issue from of_cases
),

why_lost as (
    select trim(category) as topic from record.loss where nullif(trim(category), '') is not null
    union
    select trim(reason) as topic from record.loss where nullif(trim(reason), '') is not null
)

select
    'case' as said_in,
    topic,
    issue
from of_cases
union all
select
    'loss' as said_in,
    why_lost.topic,
    issues.issue
from why_lost
inner join issues on issues.called = lower(why_lost.topic)
