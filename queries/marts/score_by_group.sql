-- one row per period, segment filter, dimension, group, survey and touchpoint
-- reads: mart.score_by_profile, mart.segment_filter, mart.profile_group
-- parameters: none
select
    score_by_profile.period_id,
    segment_filter.segment,
    profile_group.dimension,
    profile_group.group_name,
    score_by_profile.survey_id,
    score_by_profile.touchpoint,
    sum(score_by_profile.customers) as customers,
    sum(score_by_profile.answers) as answers,
    sum(score_by_profile.promoters) as promoters,
    sum(score_by_profile.detractors) as detractors,
    sum(score_by_profile.top_two) as top_two,
    sum(score_by_profile.score_sum) as score_sum,
    sum(score_by_profile.score_sum_of_squares) as score_sum_of_squares,
    sum(score_by_profile.answers_squared) as answers_squared,
    sum(score_by_profile.marks_by_answers) as marks_by_answers,
    sum(score_by_profile.marks_squared) as marks_squared
from mart.score_by_profile
inner join mart.segment_filter on segment_filter.profile_id = score_by_profile.profile_id
inner join mart.profile_group on profile_group.profile_id = score_by_profile.profile_id
group by 1, 2, 3, 4, 5, 6
