-- one row per group of customers and category of losses that can be acted on
-- reads: mart.loss_reason, mart.profile_group
-- parameters: period_id, segment ('all' for every segment), dimension
select
    profile_group.group_name,
    loss_reason.category,
    sum(loss_reason.losses) as losses,
    sum(loss_reason.customers) as customers
from mart.loss_reason
inner join mart.profile_group
    on profile_group.profile_id = loss_reason.profile_id
    and profile_group.dimension = $dimension
where loss_reason.period_id = $period_id
    and loss_reason.is_actionable
    and loss_reason.category is not null
    and $segment in ('all', loss_reason.segment)
group by profile_group.group_name, loss_reason.category
order by profile_group.group_name nulls last, loss_reason.category nulls last
