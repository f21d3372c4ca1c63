-- one row per complete quarter and issue ("all" among them), of the quarters that comments cover from first to last month
-- reads: mart.voice_quarter, mart.calendar_month, mart.period
-- parameters: until (last day looked at, null for the latest), segment ('all' for every segment), scope (all or answer)
with covered as (
    select
        min(first_month) as first_day,
        max(last_month) as last_month
    from mart.voice_quarter
    where scope = $scope
),

covered_to as (
    select
        covered.first_day,
        calendar_month.last_day
    from covered
    inner join mart.calendar_month on calendar_month.month = covered.last_month
),

subjects as (
    select distinct kind, subject from mart.voice_quarter where scope = $scope and $segment in ('all', segment)
),

said as (
    select
        quarter_starts_on,
        kind,
        subject,
        sum(customers) as customers,
        sum(comments) as comments
    from mart.voice_quarter
    where scope = $scope
        and $segment in ('all', segment)
    group by quarter_starts_on, kind, subject
)

select
    period.starts_on,
    period.label as quarter,
    subjects.kind,
    subjects.subject,
    coalesce(said.customers, 0) as customers,
    coalesce(said.comments, 0) as comments
from mart.period
cross join covered_to
cross join subjects
left join said
    on said.quarter_starts_on = period.starts_on
    and said.kind = subjects.kind
    and said.subject = subjects.subject
where period.kind = 'quarter'
    and period.is_complete
    and period.starts_on >= covered_to.first_day
    and period.ends_on <= covered_to.last_day
    and ($until is null or period.ends_on <= $until)
order by period.starts_on nulls last, subjects.kind nulls last, subjects.subject nulls last
