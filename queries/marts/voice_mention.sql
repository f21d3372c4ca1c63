-- one row per customer, month, place where it was said, and subject: how many comments were about it
-- reads: mart.voice_comment, mart.voice_issue, mart.issue, record.verbatim_issue, record.verbatim_competitor
-- parameters: none
-- A comment has several subjects: itself ("all"), its issues, their stages of the journey, competitors that it names, what it
-- wishes for, how it was read, its language, where it was said.
with issues as (
    select distinct
        verbatim_issue.verbatim_id,
        coalesce(issue_name.issue, verbatim_issue.issue) as issue
    from record.verbatim_issue
    left join mart.issue as issue_name
        on issue_name.issue_kind = 'name'
        and issue_name.spelling = verbatim_issue.issue
),

readings as (
    select
        verbatim_id,
        max(case when told_by = 'topic' then 1 else 0 end) as is_named
    from record.verbatim_issue
    group by verbatim_id
),

subjects as (
    select verbatim_id, 'all' as kind, 'all' as subject from mart.voice_comment
    union all
    select verbatim_id, 'said in' as kind, said_in as subject from mart.voice_comment
    union all
    select verbatim_id, 'language' as kind, coalesce(nullif(language, ''), 'not told') as subject from mart.voice_comment
    union all
    select
        voice_comment.verbatim_id,
        'reading' as kind,
        case
            when readings.is_named = 1 then 'named by a department'
            when readings.is_named = 0 then 'told by its words'
            when voice_comment.unread_because is not null then 'not read: ' || voice_comment.unread_because
            else 'none of the issues'
        end as subject
    from mart.voice_comment
    left join readings on readings.verbatim_id = voice_comment.verbatim_id
    union all
    select verbatim_id, 'issue' as kind, issue as subject from issues
    union all
    select distinct
        issues.verbatim_id,
        'stage' as kind,
        voice_issue.journey_stage as subject
    from issues
    inner join mart.voice_issue on voice_issue.issue = issues.issue
    where voice_issue.journey_stage is not null
    union all
    select distinct verbatim_id, 'competitor' as kind, competitor as subject from record.verbatim_competitor
    union all
    select verbatim_id, 'wishes' as kind, 'all' as subject from mart.voice_comment where is_wish
    union all
    select
        voice_comment.verbatim_id,
        'wish' as kind,
        coalesce(issues.issue, 'none of the issues') as subject
    from mart.voice_comment
    left join issues on issues.verbatim_id = voice_comment.verbatim_id
    where voice_comment.is_wish
)

select
    voice_comment.customer_id,
    voice_comment.profile_id,
    voice_comment.month,
    voice_comment.said_in,
    subjects.kind,                          -- all, said in, language, reading, issue, stage, competitor, wishes or wish
    subjects.subject,
    count(*) as comments,
    count(voice_comment.mood) as comments_judged,                                           -- whose mood is known
    count(case when voice_comment.mood = 'praise' then 1 end) as comments_praising,
    count(case when voice_comment.mood = 'complaint' then 1 end) as comments_complaining
from subjects
inner join mart.voice_comment on voice_comment.verbatim_id = subjects.verbatim_id
group by
    voice_comment.customer_id,
    voice_comment.profile_id,
    voice_comment.month,
    voice_comment.said_in,
    subjects.kind,
    subjects.subject
