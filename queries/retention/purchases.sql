-- one row per dimension and group ('all', 'all' for everybody): purchases made and deals lost
-- reads: mart.purchase_by_group
-- parameters: period_id, segment
select
    dimension,
    group_name,
    customers,                              -- count, with a purchase or a lost deal
    buyers,
    repeat_buyers,
    purchases,
    revenue,                                -- units of currency
    revenue_squared,
    lost_deals,
    lost_amount                             -- units of currency
from mart.purchase_by_group
where period_id = $period_id
    and segment = $segment
order by dimension nulls last, purchases desc nulls last, group_name nulls last
