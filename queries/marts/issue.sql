-- one row per spelling of an issue: the name that it is counted under
-- reads: record.service_case, record.feedback, record.loss
-- parameters: none
-- Topics of service cases. Where no export names a topic or a reason for leaving, touchpoints stand in, if there are two.
-- The 30 named most often are told apart: beyond them lie free texts, not issues.
with topics as (
    select
        trim(topic) as spelling,
        count(*) as mentions
    from record.service_case
    where nullif(trim(topic), '') is not null
    group by trim(topic)
),

named as (
    select
        (select count(*) from topics)
        + (select count(*) from record.loss where coalesce(nullif(trim(category), ''), nullif(trim(reason), '')) is not null)
            as count_named
),

touchpoints as (
    select
        trim(feedback.touchpoint) as spelling,
        count(*) as mentions,
        count(*) over () as touchpoints
    from record.feedback
    cross join named
    where named.count_named = 0
        and nullif(trim(feedback.touchpoint), '') is not null
        and feedback.scale_high - feedback.scale_low > 1    -- yes or no is an outcome, not a score at a touchpoint
    group by trim(feedback.touchpoint)
),

spellings as (
    select 'topic' as issue_kind, spelling, mentions from topics
    union all
    select 'touchpoint' as issue_kind, spelling, mentions from touchpoints where touchpoints > 1
),

folded as (
    select
        issue_kind,
        spelling,
        lower(spelling) as folded_spelling,
        first_value(spelling) over (partition by lower(spelling) order by mentions desc, spelling) as issue,
        sum(mentions) over (partition by lower(spelling)) as mentions
    from spellings
),

placed as (
    select
        issue_kind,
        spelling,
        issue,
        dense_rank() over (order by mentions desc, folded_spelling) as place
    from folded
)

select
    issue_kind,                             -- topic or touchpoint
    spelling,
    case when place <= 30 then issue else 'All other topics' end as issue,
    place > 30 as is_rest
from placed
