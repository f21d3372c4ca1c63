-- one row per category and reason of losses
-- reads: mart.loss_reason
-- parameters: period_id, segment ('all' for every segment)
select
    category,                               -- null where the export gives no reason
    reason,
    is_actionable,
    sum(losses) as losses,
    sum(customers) as customers,
    sum(losses_valued) as losses_valued,
    sum(money) as money,                    -- units of currency
    sum(money_squared) as money_squared
from mart.loss_reason
where period_id = $period_id
    and $segment in ('all', segment)
group by category, reason, is_actionable
order by losses desc nulls last, category nulls last, reason nulls last
