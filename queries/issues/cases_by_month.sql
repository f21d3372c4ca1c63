-- one row per month and issue, from the first month that any issue is mentioned in
-- reads: mart.issue_month, mart.customers_on_books, mart.calendar_month, mart.period
-- parameters: until (last day looked at, null for the latest), segment ('all' for every segment)
with mentions as (
    select
        month,
        issue,
        sum(mentions) as mentions
    from mart.issue_month
    where $segment in ('all', segment)
    group by month, issue
),

issues as (
    select distinct issue from mentions
),

first_month as (
    select min(month) as month from mentions
),

customers as (
    select
        month,
        sum(customers) as customers
    from mart.customers_on_books
    where $segment in ('all', segment)
    group by month
)

select
    calendar_month.month,
    calendar_month.last_day,
    calendar_month.quarter_starts_on,
    period.label as quarter,
    period.is_complete as is_complete_quarter,
    issues.issue,
    coalesce(mentions.mentions, 0) as mentions,
    coalesce(customers.customers, 0) as customers       -- on the books at the month's end
from mart.calendar_month
inner join first_month on calendar_month.month >= first_month.month
inner join mart.period
    on period.kind = 'quarter'
    and period.starts_on = calendar_month.quarter_starts_on
cross join issues
left join mentions
    on mentions.month = calendar_month.month
    and mentions.issue = issues.issue
left join customers on customers.month = calendar_month.month
where $until is null or calendar_month.last_day <= $until
order by calendar_month.month, issues.issue
