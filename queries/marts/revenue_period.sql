-- one row per twelve months that recurring revenue can be compared over: the month it starts from and the month it ends in
-- reads: mart.period, mart.revenue_month, mart.whole_month, mart.calendar_month
-- parameters: none
-- The end is the last whole month with revenue, so that half an invoice run is not taken for lost customers.
with months_paid as (
    select distinct
        calendar_month.month_index,
        whole_month.month_index is not null as is_whole
    from mart.revenue_month
    inner join mart.calendar_month on calendar_month.month = revenue_month.month
    left join mart.whole_month on whole_month.month = revenue_month.month
    where revenue_month.recurring_amount <> 0
),

reach as (
    select
        min(month_index) as first_index,
        max(case when is_whole then month_index end) as last_index
    from months_paid
),

ends as (
    select
        period.period_id,
        least(year(period.ends_on) * 12 + month(period.ends_on) - 1, reach.last_index) as end_index,
        reach.first_index,
        year(period.starts_on) * 12 + month(period.starts_on) - 1 as period_first_index
    from mart.period
    cross join reach
    where period.kind = 'year'
        and reach.last_index is not null
)

select
    ends.period_id,
    months_before.month as start_month,
    months_at_end.month as end_month
from ends
inner join mart.calendar_month as months_before on months_before.month_index = ends.end_index - 12
inner join mart.calendar_month as months_at_end on months_at_end.month_index = ends.end_index
where ends.end_index - 12 >= ends.first_index
    and ends.end_index >= ends.period_first_index
