-- one row per profile and slice that its customers are counted in
-- reads: mart.profile_group, mart.segment_filter, mart.slice
-- parameters: none
-- Adding up by one number is twice as fast as by the three names that it stands for.
select
    profile_group.profile_id,
    slice.slice_number
from mart.profile_group
inner join mart.segment_filter on segment_filter.profile_id = profile_group.profile_id
inner join mart.slice
    on slice.segment = segment_filter.segment
    and slice.dimension = profile_group.dimension
    and slice.group_name = profile_group.group_name
