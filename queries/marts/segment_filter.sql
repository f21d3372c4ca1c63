-- one row per profile and segment filter that lets it pass; "all" lets every profile pass
-- reads: mart.profile_group
-- parameters: none
select
    profile_id,
    group_name as segment
from mart.profile_group
where dimension in ('all', 'segment')
