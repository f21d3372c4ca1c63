-- one row per month of the calendar: the step that it belongs to, so that no period begins or ends inside a step
-- reads: mart.calendar_month, mart.period
-- parameters: none
-- Every period is then a run of whole steps, and answers are counted by step instead of once for each period.
with edges as (
    select year(starts_on) * 12 + month(starts_on) - 1 as edge_index
    from mart.period
    where kind <> 'all'
    union
    select year(ends_on) * 12 + month(ends_on) as edge_index
    from mart.period
    where kind <> 'all'
)

select
    calendar_month.month_index,
    coalesce(max(edges.edge_index), calendar_month.month_index) as step_index   -- month index of the step's first month
from mart.calendar_month
left join edges on edges.edge_index <= calendar_month.month_index
group by calendar_month.month_index
