-- one row per period, segment filter, dimension, group and survey: how far the mean mark moves at most without any single customer
-- reads: mart.answer_pattern, mart.period_reach, mart.profile_slice, mart.slice
-- parameters: none
-- Without a customer of a answers and s marks the mean is (S - s)/(A - a): arithmetic on sums, no second pass over answers.
with grouped as (
    select
        answer_pattern.period_number,
        profile_slice.slice_number,
        answer_pattern.survey_id,
        answer_pattern.answers,
        answer_pattern.mark_sum,
        sum(answer_pattern.customers) as customers
    from mart.answer_pattern
    inner join mart.profile_slice on profile_slice.profile_id = answer_pattern.profile_id
    group by 1, 2, 3, 4, 5
),

totals as (
    select
        period_number,
        slice_number,
        survey_id,
        sum(customers) as customers,
        sum(customers * answers) as answers,
        sum(customers * mark_sum) as mark_sum
    from grouped
    group by 1, 2, 3
),

moved as (
    select
        totals.period_number,
        totals.slice_number,
        totals.survey_id,
        max(totals.customers) as customers,
        max(totals.mark_sum / nullif(totals.answers, 0)) as mean_mark,
        min((totals.mark_sum - grouped.mark_sum) / nullif(totals.answers - grouped.answers, 0)) as lowest_mean_mark,
        max((totals.mark_sum - grouped.mark_sum) / nullif(totals.answers - grouped.answers, 0)) as highest_mean_mark,
        max(grouped.answers) as most_answers
    from totals
    inner join grouped
        on grouped.period_number = totals.period_number
        and grouped.slice_number = totals.slice_number
        and grouped.survey_id = totals.survey_id
    group by 1, 2, 3
)

select
    period_reach.period_id,
    slice.segment,
    slice.dimension,
    slice.group_name,
    moved.survey_id,
    moved.customers,
    moved.mean_mark,                                        -- -1 to 1 for nps, the mean answer for ces, 0 to 1 elsewhere
    moved.lowest_mean_mark,
    moved.highest_mean_mark,
    moved.most_answers                                      -- of one customer
from moved
inner join mart.slice on slice.slice_number = moved.slice_number
inner join mart.period_reach on period_reach.period_number = moved.period_number
