-- one row per twelve months (or "all"), customer and subject: how many comments were about it
-- reads: mart.voice_mention, mart.period, mart.calendar_month
-- parameters: none
-- "All" is there only where no comment is dated: otherwise undated comments count in no period.
with windows as (
    select
        period.period_id,
        calendar_month.month
    from mart.period
    inner join mart.calendar_month on calendar_month.month between period.starts_on and period.ends_on
    where period.kind = 'year'
),

dated as (
    select count(month) as mentions_dated from mart.voice_mention
),

placed as (
    select windows.period_id, voice_mention.*
    from mart.voice_mention
    inner join windows on windows.month = voice_mention.month
    union all
    select 'all' as period_id, voice_mention.*
    from mart.voice_mention
    cross join dated
    where dated.mentions_dated = 0
)

select
    period_id,
    customer_id,
    profile_id,
    kind,
    subject,
    cast(sum(comments) as double) as comments,
    cast(sum(comments_judged) as double) as comments_judged,
    cast(sum(comments_praising) as double) as comments_praising,
    cast(sum(comments_complaining) as double) as comments_complaining
from placed
group by period_id, customer_id, profile_id, kind, subject
