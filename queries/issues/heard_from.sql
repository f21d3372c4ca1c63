-- one row per complete quarter, segment and source: what issues may be raised in, comments read or customers on the books
-- reads: mart.comment_base, mart.customers_on_books, mart.issue_month, mart.calendar_month, mart.period
-- parameters: until (last day looked at, null for the latest), segment ('all' for every segment)
-- Customers of quarters that the exports of cases cover from first to last month: of others it is not known who raised what.
with covered as (
    select
        min(calendar_month.month) as first_day,
        max(calendar_month.last_day) as last_day
    from mart.issue_month
    inner join mart.calendar_month on calendar_month.month = issue_month.month
),

quarters as (
    select
        starts_on,
        ends_on,
        label
    from mart.period
    where kind = 'quarter'
        and is_complete
        and ($until is null or ends_on <= $until)
),

exposed as (
    select
        'case' as heard_in,
        quarters.starts_on,
        quarters.label,
        customers_on_books.segment,
        'all' as source,
        sum(customers_on_books.customers) / 3.0 as exposure
    from quarters
    cross join covered
    inner join mart.customers_on_books on customers_on_books.month between quarters.starts_on and quarters.ends_on
    where quarters.starts_on >= covered.first_day
        and quarters.ends_on <= covered.last_day
    group by quarters.starts_on, quarters.label, customers_on_books.segment
    union all
    select
        'comment' as heard_in,
        quarters.starts_on,
        quarters.label,
        comment_base.segment,
        comment_base.source,
        comment_base.comments as exposure
    from quarters
    inner join mart.comment_base on comment_base.quarter_starts_on = quarters.starts_on
)

select
    heard_in,                               -- case or comment
    starts_on,
    label as quarter,
    segment,
    source,
    exposure                                -- customers on the books on average, or comments
from exposed
where $segment in ('all', segment)
order by heard_in nulls last, starts_on nulls last, segment nulls last, source nulls last
