-- one row per fiscal quarter, segment and competitor named by losses
-- reads: record.loss, mart.customer, mart.period
-- parameters: none
-- "None" and its like in a competitor's place name nobody; the loss still counts.
select
    period.starts_on as quarter_starts_on,
    customer.segment,
    case
        when lower(trim(loss.competitor)) not in ('', 'none', 'no', 'no competitor', 'n/a', 'na', '-', 'unknown', 'not known')
            then trim(loss.competitor)
    end as competitor,
    count(*) as losses
from record.loss
inner join mart.customer on customer.customer_id = loss.customer_id
inner join mart.period
    on period.kind = 'quarter'
    and loss.lost_on between period.starts_on and period.ends_on
group by
    period.starts_on,
    customer.segment,
    case
        when lower(trim(loss.competitor)) not in ('', 'none', 'no', 'no competitor', 'n/a', 'na', '-', 'unknown', 'not known')
            then trim(loss.competitor)
    end
