-- one row per complete quarter and issue, of the quarters that the exports of issues cover from first to last month
-- reads: mart.issue_quarter, mart.issue_month, mart.calendar_month, mart.customers_on_books, mart.period
-- parameters: until (last day looked at, null for the latest), segment ('all' for every segment)
with covered as (
    select
        min(calendar_month.month) as first_day,
        max(calendar_month.last_day) as last_day
    from mart.issue_month
    inner join mart.calendar_month on calendar_month.month = issue_month.month
),

mentions as (
    select
        quarter_starts_on,
        issue,
        sum(customers) as customers,
        sum(mentions) as mentions
    from mart.issue_quarter
    where $segment in ('all', segment)
    group by quarter_starts_on, issue
),

issues as (
    select distinct issue from mentions
),

quarters as (
    select
        period.starts_on,
        period.label,
        sum(customers_on_books.customers) / nullif(count(distinct customers_on_books.month), 0) as customers_on_books
    from mart.period
    cross join covered
    inner join mart.customers_on_books on customers_on_books.month between period.starts_on and period.ends_on
    where period.kind = 'quarter'
        and period.is_complete
        and period.starts_on >= covered.first_day
        and period.ends_on <= covered.last_day
        and ($until is null or period.ends_on <= $until)
        and $segment in ('all', customers_on_books.segment)
    group by period.starts_on, period.label
)

select
    quarters.starts_on,
    quarters.label as quarter,
    issues.issue,
    coalesce(mentions.mentions, 0) as mentions,
    coalesce(mentions.customers, 0) as customers,       -- who raised it
    quarters.customers_on_books                         -- mean over the quarter's months
from quarters
cross join issues
left join mentions
    on mentions.quarter_starts_on = quarters.starts_on
    and mentions.issue = issues.issue
order by quarters.starts_on nulls last, issues.issue nulls last
