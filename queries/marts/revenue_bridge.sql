-- one row per twelve months (or "all"), segment filter, dimension and group: how recurring revenue came from its start to its end
-- reads: mart.customer_revenue, mart.customer_profile, mart.profile_group, mart.segment_filter
-- parameters: none
-- at_start + lost + contraction + expansion + reactivated + newly_won = at_end, for every row. Money is units of currency a month.
with moves as (
    select
        period_id,
        customer_id,
        at_start,
        at_end,
        at_end - at_start as change,
        case
            when at_start > 0 and at_end <= 0 then 'lost'
            when at_start > 0 and at_end < at_start then 'contraction'
            when at_start > 0 then 'expansion'
            when has_paid_before then 'reactivated'
            else 'newly won'
        end as move
    from mart.customer_revenue
),

kept as (
    select
        moves.period_id,
        customer_profile.profile_id,
        moves.at_start,
        moves.at_end,
        moves.change,
        moves.move,
        case when moves.at_start <= 0 then moves.at_start else greatest(least(moves.at_end, moves.at_start), 0) end as kept_gross,
        case when moves.at_start <= 0 then moves.at_start else greatest(moves.at_end, 0) end as kept_net
    from moves
    inner join mart.customer_profile on customer_profile.customer_id = moves.customer_id
),

by_profile as (
    select
        period_id,
        profile_id,
        count(case when at_start > 0 then 1 end) as customers_at_start,
        count(case when at_end > 0 then 1 end) as customers_at_end,
        count(case when move = 'lost' then 1 end) as customers_lost,
        count(case when move = 'contraction' then 1 end) as customers_contracted,
        count(case when move = 'expansion' and change > 0 then 1 end) as customers_expanded,
        count(case when move = 'reactivated' and at_end > 0 then 1 end) as customers_reactivated,
        count(case when move = 'newly won' and at_end > 0 then 1 end) as customers_newly_won,
        sum(at_start) as at_start,
        sum(case when move = 'lost' then change else 0 end) as lost,
        sum(case when move = 'contraction' then change else 0 end) as contraction,
        sum(case when move = 'expansion' then change else 0 end) as expansion,
        sum(case when move = 'reactivated' then change else 0 end) as reactivated,
        sum(case when move = 'newly won' then change else 0 end) as newly_won,
        sum(at_end) as at_end,
        sum(at_start * at_start) as start_squared,
        sum(kept_gross * kept_gross) as gross_squared,
        sum(kept_gross * at_start) as gross_by_start,
        sum(kept_net * kept_net) as net_squared,
        sum(kept_net * at_start) as net_by_start
    from kept
    group by period_id, profile_id
)

select
    by_profile.period_id,
    segment_filter.segment,
    profile_group.dimension,
    profile_group.group_name,
    sum(by_profile.customers_at_start) as customers_at_start,
    sum(by_profile.customers_at_end) as customers_at_end,
    sum(by_profile.customers_lost) as customers_lost,
    sum(by_profile.customers_contracted) as customers_contracted,
    sum(by_profile.customers_expanded) as customers_expanded,
    sum(by_profile.customers_reactivated) as customers_reactivated,
    sum(by_profile.customers_newly_won) as customers_newly_won,
    sum(by_profile.at_start) as at_start,
    sum(by_profile.lost) as lost,                               -- negative
    sum(by_profile.contraction) as contraction,                 -- negative
    sum(by_profile.expansion) as expansion,
    sum(by_profile.reactivated) as reactivated,
    sum(by_profile.newly_won) as newly_won,
    sum(by_profile.at_end) as at_end,
    sum(by_profile.start_squared) as start_squared,             -- sums of products, for the interval of a ratio
    sum(by_profile.gross_squared) as gross_squared,
    sum(by_profile.gross_by_start) as gross_by_start,
    sum(by_profile.net_squared) as net_squared,
    sum(by_profile.net_by_start) as net_by_start
from by_profile
inner join mart.profile_group on profile_group.profile_id = by_profile.profile_id
inner join mart.segment_filter on segment_filter.profile_id = by_profile.profile_id
group by by_profile.period_id, segment_filter.segment, profile_group.dimension, profile_group.group_name
