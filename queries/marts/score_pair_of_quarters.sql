-- one row per quarter and the quarter before or a year before, segment filter, dimension, group and survey: how alike the same customers answered in both
-- reads: mart.period, mart.period_reach, mart.customer_satisfaction, mart.customer_profile, mart.segment_filter, mart.profile_group
-- parameters: none
-- Customers who answered in both quarters move together, so the change of a mean is surer than two strangers' samples would make it.
with pairs as (
    select
        later.period_id,
        earlier.period_id as period_before,
        later_reach.period_number,
        earlier_reach.period_number as period_number_before
    from mart.period as later
    inner join mart.period as earlier
        on earlier.kind = 'quarter'
        and earlier.position in (later.position - 1, later.position - 4)
    inner join mart.period_reach as later_reach on later_reach.period_id = later.period_id
    inner join mart.period_reach as earlier_reach on earlier_reach.period_id = earlier.period_id
    where later.kind = 'quarter'
),

by_profile as (
    select
        pairs.period_id,
        pairs.period_before,
        now.survey_id,
        customer_profile.profile_id,
        sum(before.answers * now.answers) as answers_by_answers,
        sum(before.answers * now.mark_sum) as answers_by_marks,
        sum(before.mark_sum * now.answers) as marks_by_answers,
        sum(before.mark_sum * now.mark_sum) as marks_by_marks
    from pairs
    inner join mart.customer_satisfaction as now on now.period_number = pairs.period_number
    inner join mart.customer_satisfaction as before
        on before.period_number = pairs.period_number_before
        and before.customer_id = now.customer_id
        and before.survey_id = now.survey_id
    inner join mart.customer_profile on customer_profile.customer_id = now.customer_id
    group by 1, 2, 3, 4
)

select
    by_profile.period_id,
    by_profile.period_before,
    segment_filter.segment,
    profile_group.dimension,
    profile_group.group_name,
    by_profile.survey_id,
    sum(by_profile.answers_by_answers) as answers_by_answers,   -- over customers: answers before, answers now
    sum(by_profile.answers_by_marks) as answers_by_marks,
    sum(by_profile.marks_by_answers) as marks_by_answers,
    sum(by_profile.marks_by_marks) as marks_by_marks
from by_profile
inner join mart.segment_filter on segment_filter.profile_id = by_profile.profile_id
inner join mart.profile_group on profile_group.profile_id = by_profile.profile_id
group by 1, 2, 3, 4, 5, 6
