-- one row per profile and dimension, "all" among them
-- reads: mart.customer_group, mart.customer_profile
-- parameters: none
select distinct
    customer_profile.profile_id,
    'all' as dimension,
    'all' as group_name
from mart.customer_profile
union all
select distinct
    customer_profile.profile_id,
    customer_group.dimension,
    customer_group.group_name
from mart.customer_profile
inner join mart.customer_group on customer_group.customer_id = customer_profile.customer_id
