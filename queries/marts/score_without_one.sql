-- one row per period, segment filter, dimension, group and survey: how far the mean mark moves at most without any single customer
-- reads: mart.answer_pattern, mart.period_reach, mart.segment_filter, mart.profile_group
-- parameters: none
-- Without a customer of a answers and s marks the mean is (S - s)/(A - a): arithmetic on sums, no second pass over answers.
with grouped as (
    select
        answer_pattern.period_number,
        segment_filter.segment,
        profile_group.dimension,
        profile_group.group_name,
        answer_pattern.survey_id,
        answer_pattern.answers,
        answer_pattern.mark_sum,
        sum(answer_pattern.customers) as customers
    from mart.answer_pattern
    inner join mart.segment_filter on segment_filter.profile_id = answer_pattern.profile_id
    inner join mart.profile_group on profile_group.profile_id = answer_pattern.profile_id
    group by 1, 2, 3, 4, 5, 6, 7
),

totals as (
    select
        period_number,
        segment,
        dimension,
        group_name,
        survey_id,
        sum(customers) as customers,
        sum(customers * answers) as answers,
        sum(customers * mark_sum) as mark_sum
    from grouped
    group by 1, 2, 3, 4, 5
)

select
    period_reach.period_id,
    totals.segment,
    totals.dimension,
    totals.group_name,
    totals.survey_id,
    max(totals.customers) as customers,
    max(totals.mark_sum / totals.answers) as mean_mark,     -- -1 to 1 for nps, the mean answer for ces, 0 to 1 elsewhere
    min((totals.mark_sum - grouped.mark_sum) / nullif(totals.answers - grouped.answers, 0)) as lowest_mean_mark,
    max((totals.mark_sum - grouped.mark_sum) / nullif(totals.answers - grouped.answers, 0)) as highest_mean_mark,
    max(grouped.answers) as most_answers                    -- of one customer
from totals
inner join grouped
    on grouped.period_number = totals.period_number
    and grouped.segment = totals.segment
    and grouped.dimension = totals.dimension
    and grouped.group_name = totals.group_name
    and grouped.survey_id = totals.survey_id
inner join mart.period_reach on period_reach.period_number = totals.period_number
group by 1, 2, 3, 4, 5
