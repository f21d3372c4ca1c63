-- one row per twelve months (or "all"), segment filter, dimension and group: customers on the books and those of them who left
-- reads: mart.retained_profile, mart.profile_group, mart.segment_filter
-- parameters: none
select
    retained_profile.period_id,
    segment_filter.segment,
    profile_group.dimension,
    profile_group.group_name,
    sum(retained_profile.customers) as customers,               -- on the books at some time in the period
    sum(retained_profile.lost) as lost,
    sum(retained_profile.at_start) as at_start,                 -- of them, there before the period began
    sum(retained_profile.lost_of_start) as lost_of_start
from mart.retained_profile
inner join mart.profile_group on profile_group.profile_id = retained_profile.profile_id
inner join mart.segment_filter on segment_filter.profile_id = retained_profile.profile_id
group by retained_profile.period_id, segment_filter.segment, profile_group.dimension, profile_group.group_name
