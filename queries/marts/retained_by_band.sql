-- one row per twelve months (or "all"), dimension, group, segment, spend and tenure: customers on the books and those of them who left
-- reads: mart.retained_profile, mart.profile_group
-- parameters: none
-- Customers of one segment, spend and tenure are alike in them: groups are compared within.
select
    retained_profile.period_id,
    profile_group.dimension,
    profile_group.group_name,
    retained_profile.segment,
    retained_profile.spend_band,            -- 0 to 3, least first
    retained_profile.tenure_band,           -- 0 to 2, shortest first
    sum(retained_profile.customers) as customers,
    sum(retained_profile.lost) as lost
from mart.retained_profile
inner join mart.profile_group on profile_group.profile_id = retained_profile.profile_id
where profile_group.dimension <> 'all'
group by
    retained_profile.period_id,
    profile_group.dimension,
    profile_group.group_name,
    retained_profile.segment,
    retained_profile.spend_band,
    retained_profile.tenure_band
