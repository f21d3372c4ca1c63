-- one row per twelve months (or "all"), customer and subject: how many comments were about it
-- reads: mart.voice_mention, mart.voice_subject, mart.period_reach, mart.calendar_month
-- parameters: none
-- "All" is there only where no comment is dated: otherwise undated comments count in no period.
with windows as (
    select
        period_reach.period_number,
        calendar_month.month
    from mart.period_reach
    inner join mart.calendar_month on calendar_month.month between period_reach.starts_on and period_reach.ends_on
    where period_reach.kind = 'year'
),

dated as (
    select count(month) as mentions_dated from mart.voice_mention
),

mentions as (
    select
        voice_mention.month,
        voice_mention.customer_id,
        voice_subject.subject_number,
        cast(voice_mention.comments as integer) as comments,
        cast(voice_mention.comments_judged as integer) as comments_judged,
        cast(voice_mention.comments_praising as integer) as comments_praising,
        cast(voice_mention.comments_complaining as integer) as comments_complaining
    from mart.voice_mention
    inner join mart.voice_subject
        on voice_subject.kind = voice_mention.kind
        and voice_subject.subject = voice_mention.subject
),

placed as (
    select
        windows.period_number,
        mentions.customer_id,
        mentions.subject_number,
        mentions.comments,
        mentions.comments_judged,
        mentions.comments_praising,
        mentions.comments_complaining
    from mentions
    inner join windows on windows.month = mentions.month
    union all
    select
        period_reach.period_number,
        mentions.customer_id,
        mentions.subject_number,
        mentions.comments,
        mentions.comments_judged,
        mentions.comments_praising,
        mentions.comments_complaining
    from mentions
    cross join dated
    cross join mart.period_reach
    where dated.mentions_dated = 0
        and period_reach.kind = 'all'
)

select
    period_number,
    customer_id,
    subject_number,
    cast(sum(comments) as integer) as comments,
    cast(sum(comments_judged) as integer) as comments_judged,
    cast(sum(comments_praising) as integer) as comments_praising,
    cast(sum(comments_complaining) as integer) as comments_complaining
from placed
group by period_number, customer_id, subject_number
