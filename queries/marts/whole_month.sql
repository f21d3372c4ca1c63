-- one row per calendar month that the as-of date does not cut off
-- reads: mart.calendar_month, edition.company
-- parameters: none
-- Invoices seldom fall on a month's very last day: a month that the exports reach into its last week of counts as whole.
select
    calendar_month.month,
    calendar_month.month_index
from mart.calendar_month
cross join edition.company
where company.as_of is null
    or company.as_of > calendar_month.last_day
    or (
        company.as_of >= calendar_month.month
        and day(calendar_month.last_day) - day(company.as_of) <= 7
    )
