-- one row per spelling of an issue: the name that it is counted under
-- reads: record.service_case, record.feedback, record.loss, record.issue, record.issue_topic, record.verbatim, record.verbatim_issue
-- parameters: none
-- Issues of the catalogue and topics of service cases. Of topics that no catalogue holds, the 30 named most often are told
-- apart: beyond them lie free texts, not issues. Where no export names a topic or a reason for leaving, and words tell of issues
-- by fewer customers than score a touchpoint low, touchpoints stand in, if there are two.
with topics as (
    select
        trim(service_case.topic) as spelling,
        issue_topic.issue
    from record.service_case
    inner join record.issue_topic
        on issue_topic.said_in = 'case'
        and issue_topic.topic = trim(service_case.topic)
),

mentions as (
    select issue, count(*) as mentions
    from (
        select issue from topics
        union all
        select issue from record.verbatim_issue where told_by <> 'topic'
    ) as named
    group by issue
),

placed as (
    select
        issue.issue,
        case when issue.told_from <> 'topic' then 0 else 1 end as is_topic_alone,
        row_number() over (
            partition by case when issue.told_from <> 'topic' then 0 else 1 end
            order by coalesce(mentions.mentions, 0) desc nulls last, lower(issue.issue) nulls last
        ) as place
    from record.issue
    left join mentions on mentions.issue = issue.issue
),

told as (
    select
        (select count(*) from topics)
        + (select count(*) from record.loss where coalesce(nullif(trim(category), ''), nullif(trim(reason), '')) is not null)
            as count_named,
        (
            select count(distinct verbatim.customer_id)
            from record.verbatim_issue
            inner join record.verbatim on verbatim.verbatim_id = verbatim_issue.verbatim_id
        ) as customers_saying,
        (
            select count(distinct customer_id)
            from record.feedback
            where nullif(trim(touchpoint), '') is not null
                and (score - scale_low) / nullif(scale_high - scale_low, 0) <= 0.35
        ) as customers_scoring_low
),

touchpoints as (
    select
        trim(feedback.touchpoint) as spelling,
        lower(trim(feedback.touchpoint)) as folded,
        count(*) as mentions
    from record.feedback
    cross join told
    where told.count_named = 0
        and told.customers_saying <= told.customers_scoring_low
        and nullif(trim(feedback.touchpoint), '') is not null
        and feedback.scale_high - feedback.scale_low > 1    -- yes or no is an outcome, not a score at a touchpoint
    group by trim(feedback.touchpoint)
),

standing_in as (
    select
        spelling,
        first_value(spelling) over (partition by folded order by mentions desc nulls last, spelling nulls last) as issue,
        sum(mentions) over (partition by folded) as mentions,
        folded,
        count(*) over () as touchpoints
    from touchpoints
),

touchpoints_placed as (
    select
        spelling,
        issue,
        dense_rank() over (order by mentions desc nulls last, folded nulls last) as place
    from standing_in
    where touchpoints > 1
),

spellings as (
    select distinct 'topic' as issue_kind, topics.spelling, topics.issue, placed.is_topic_alone, placed.place
    from topics
    inner join placed on placed.issue = topics.issue
    union all
    select 'name' as issue_kind, issue as spelling, issue, is_topic_alone, place from placed
    where not exists (select 1 from touchpoints_placed)
    union all
    select 'touchpoint' as issue_kind, spelling, issue, 1 as is_topic_alone, place from touchpoints_placed
)

select
    issue_kind,                             -- topic (of cases), name (told by words) or touchpoint
    spelling,
    case when is_topic_alone = 1 and place > 30 then 'All other topics' else issue end as issue,
    is_topic_alone = 1 and place > 30 as is_rest
from spellings
