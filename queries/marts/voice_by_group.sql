-- one row per twelve months (or "all"), segment filter, dimension, group and subject
-- reads: mart.voice_by_profile, mart.segment_filter, mart.profile_group
-- parameters: none
-- Groups of a dimension are told apart by issue alone; other subjects stand for everybody under the filter.
select
    voice_by_profile.period_id,
    segment_filter.segment,
    profile_group.dimension,
    profile_group.group_name,
    voice_by_profile.kind,
    voice_by_profile.subject,
    sum(voice_by_profile.customers) as customers,
    sum(voice_by_profile.comments) as comments,
    sum(voice_by_profile.comments_squared) as comments_squared,
    sum(voice_by_profile.comments_by_all) as comments_by_all,
    sum(voice_by_profile.customers_judged) as customers_judged,
    sum(voice_by_profile.comments_judged) as comments_judged,
    sum(voice_by_profile.comments_praising) as comments_praising,
    sum(voice_by_profile.comments_complaining) as comments_complaining,
    sum(voice_by_profile.judged_squared) as judged_squared,
    sum(voice_by_profile.praising_by_judged) as praising_by_judged,
    sum(voice_by_profile.praising_squared) as praising_squared,
    sum(voice_by_profile.complaining_by_judged) as complaining_by_judged,
    sum(voice_by_profile.complaining_squared) as complaining_squared,
    sum(voice_by_profile.customers_praising) as customers_praising,
    sum(voice_by_profile.customers_complaining) as customers_complaining
from mart.voice_by_profile
inner join mart.segment_filter on segment_filter.profile_id = voice_by_profile.profile_id
inner join mart.profile_group on profile_group.profile_id = voice_by_profile.profile_id
where profile_group.dimension = 'all'
    or voice_by_profile.kind in ('all', 'issue')
group by 1, 2, 3, 4, 5, 6
