-- one row per quarter and competitor named by its losses; a null competitor is a loss that names none
-- reads: mart.loss_quarter, mart.period
-- parameters: until (last day looked at, null for the latest), segment ('all' for every segment)
select
    period.starts_on,
    period.label as quarter,
    loss_quarter.competitor,
    sum(loss_quarter.losses) as losses
from mart.loss_quarter
inner join mart.period
    on period.kind = 'quarter'
    and period.starts_on = loss_quarter.quarter_starts_on
where period.is_complete
    and $segment in ('all', loss_quarter.segment)
    and ($until is null or period.ends_on <= $until)
group by period.starts_on, period.label, loss_quarter.competitor
order by period.starts_on nulls last, loss_quarter.competitor nulls last
