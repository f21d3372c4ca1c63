-- one row per segment filter and group of a dimension under it: the number by which the wide tables know the two
-- reads: mart.profile_group, mart.segment_filter
-- parameters: none
select
    cast(row_number() over (order by segment nulls last, dimension nulls last, group_name nulls last) as integer) as slice_number,
    segment,
    dimension,
    group_name
from (
    select distinct
        segment_filter.segment,
        profile_group.dimension,
        profile_group.group_name
    from mart.profile_group
    inner join mart.segment_filter on segment_filter.profile_id = profile_group.profile_id
) as slices
