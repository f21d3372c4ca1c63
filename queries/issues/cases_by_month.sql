-- one row per month and issue, of the months that the exports of issues cover
-- reads: mart.issue_month, mart.customers_on_books, mart.calendar_month
-- parameters: until (last day looked at, null for the latest), segment ('all' for every segment)
with covered as (
    select
        min(month) as first_month,
        max(month) as last_month
    from mart.issue_month
),

mentions as (
    select
        month,
        issue,
        sum(customers) as customers,
        sum(mentions) as mentions
    from mart.issue_month
    where $segment in ('all', segment)
    group by month, issue
),

issues as (
    select distinct issue from mentions
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
    issues.issue,
    coalesce(mentions.mentions, 0) as mentions,
    coalesce(mentions.customers, 0) as customers_raising,
    coalesce(customers.customers, 0) as customers       -- on the books at the month's end
from mart.calendar_month
inner join covered on calendar_month.month between covered.first_month and covered.last_month
cross join issues
left join mentions
    on mentions.month = calendar_month.month
    and mentions.issue = issues.issue
left join customers on customers.month = calendar_month.month
where $until is null or calendar_month.last_day <= $until
order by calendar_month.month nulls last, issues.issue nulls last
