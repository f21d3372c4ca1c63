-- one row per year (or "all"), survey, pair of dimensions and pair of their groups
-- reads: mart.score_by_profile, mart.profile_group, mart.period
-- parameters: none
-- Surveys as a whole, all segments: pairs grow with the square of the groups.
select
    score_by_profile.period_id,
    score_by_profile.survey_id,
    first_group.dimension as first_dimension,
    first_group.group_name as first_group,
    second_group.dimension as second_dimension,
    second_group.group_name as second_group,
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
inner join mart.period on period.period_id = score_by_profile.period_id
inner join mart.profile_group as first_group on first_group.profile_id = score_by_profile.profile_id
inner join mart.profile_group as second_group
    on second_group.profile_id = score_by_profile.profile_id
    and second_group.dimension > first_group.dimension
where score_by_profile.touchpoint = 'all touchpoints'
    and period.kind <> 'quarter'
    and first_group.dimension <> 'all'
    and second_group.dimension <> 'all'
group by 1, 2, 3, 4, 5, 6
