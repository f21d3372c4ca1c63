-- one row per cut, number of repeat purchases and step of mean spend: how many customers
-- reads: mart.purchase_history
-- parameters: period_id, segment
select
    cut,                                    -- now, or earlier
    repeats,                                -- purchases after the first
    customers,                              -- count
    mean_spend / nullif(customers, 0) as mean_spend    -- units of currency a repeat purchase
from mart.purchase_history
where period_id = $period_id
    and segment = $segment
    and kind = 'spend'
    and spend_step is not null
order by cut nulls last, repeats nulls last, spend_step nulls last
