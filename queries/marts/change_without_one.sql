-- one row per quarter and the quarter before, segment filter, dimension and survey: how far the change of the mean mark, and its split, move at most without any single customer
-- reads: mart.period, mart.period_reach, mart.customer_satisfaction, mart.survey_question, mart.customer_profile, mart.segment_filter, mart.profile_group
-- parameters: none
-- The split is that of docs/methods/rate_and_mix.md: rate = sum of (a + b)/2 times (y - x), with shares a, b of the
-- answers and means x, y before and after; a group on one side only has no change. Mix is the rest of the change.
with pairs as (
    select
        later.period_id,
        earlier.period_id as period_before,
        later_reach.period_number,
        earlier_reach.period_number as number_before
    from mart.period as later
    inner join mart.period as earlier
        on earlier.kind = 'quarter'
        and earlier.position = later.position - 1
    inner join mart.period_reach as later_reach on later_reach.period_id = later.period_id
    inner join mart.period_reach as earlier_reach on earlier_reach.period_id = earlier.period_id
    where later.kind = 'quarter'
),

kinds as (
    select distinct survey_id, kind from mart.survey_question
),

sides as (
    select
        pairs.period_id,
        pairs.period_before,
        customer_satisfaction.survey_id,
        customer_satisfaction.customer_id,
        customer_satisfaction.period_number = pairs.period_number as is_after,
        customer_satisfaction.answers,
        case when kinds.kind = 'ces' then score_sum else mark_sum end as mark_sum
    from pairs
    inner join mart.customer_satisfaction
        on customer_satisfaction.period_number in (pairs.period_number, pairs.number_before)
    inner join kinds on kinds.survey_id = customer_satisfaction.survey_id
),

by_customer as (
    select
        period_id,
        period_before,
        survey_id,
        customer_id,
        sum(case when is_after then 0 else answers end) as answers_before,
        sum(case when is_after then 0 else mark_sum end) as marks_before,
        sum(case when is_after then answers else 0 end) as answers_after,
        sum(case when is_after then mark_sum else 0 end) as marks_after
    from sides
    group by 1, 2, 3, 4
),

patterns as (
    select
        by_customer.period_id,
        by_customer.period_before,
        by_customer.survey_id,
        customer_profile.profile_id,
        by_customer.answers_before,
        by_customer.marks_before,
        by_customer.answers_after,
        by_customer.marks_after,
        count(*) as customers
    from by_customer
    inner join mart.customer_profile on customer_profile.customer_id = by_customer.customer_id
    group by 1, 2, 3, 4, 5, 6, 7, 8
),

grouped as (
    select
        patterns.period_id,
        patterns.period_before,
        segment_filter.segment,
        profile_group.dimension,
        profile_group.group_name,
        patterns.survey_id,
        patterns.answers_before,
        patterns.marks_before,
        patterns.answers_after,
        patterns.marks_after,
        sum(patterns.customers) as customers
    from patterns
    inner join mart.segment_filter on segment_filter.profile_id = patterns.profile_id
    inner join mart.profile_group on profile_group.profile_id = patterns.profile_id
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
),

groups as (
    select
        period_id,
        period_before,
        segment,
        dimension,
        group_name,
        survey_id,
        sum(customers) as customers,
        sum(customers * answers_before) as answers_before,
        sum(customers * marks_before) as marks_before,
        sum(customers * answers_after) as answers_after,
        sum(customers * marks_after) as marks_after
    from grouped
    group by 1, 2, 3, 4, 5, 6
),

changes as (
    select
        period_id,
        period_before,
        segment,
        dimension,
        group_name,
        survey_id,
        customers,
        answers_before,
        marks_before,
        answers_after,
        marks_after,
        coalesce(marks_after / nullif(answers_after, 0) - marks_before / nullif(answers_before, 0), 0) as change
    from groups
),

totals as (
    select
        period_id,
        period_before,
        segment,
        dimension,
        survey_id,
        sum(customers) as customers,
        sum(answers_before) as answers_before,
        sum(marks_before) as marks_before,
        sum(answers_after) as answers_after,
        sum(marks_after) as marks_after,
        sum(answers_before * change) as change_by_answers_before,
        sum(answers_after * change) as change_by_answers_after
    from changes
    group by 1, 2, 3, 4, 5
    having sum(answers_before) > 0 and sum(answers_after) > 0
),

without_one as (
    select
        totals.period_id,
        totals.period_before,
        totals.segment,
        totals.dimension,
        totals.survey_id,
        totals.customers,
        totals.marks_after / totals.answers_after - totals.marks_before / totals.answers_before as change,
        (
            totals.change_by_answers_before / totals.answers_before
            + totals.change_by_answers_after / totals.answers_after
        ) / 2 as rate,
        (totals.marks_after - grouped.marks_after) / nullif(totals.answers_after - grouped.answers_after, 0)
        - (totals.marks_before - grouped.marks_before) / nullif(totals.answers_before - grouped.answers_before, 0)
            as change_without,
        (
            (totals.change_by_answers_before - changes.answers_before * changes.change)
            / nullif(totals.answers_before - grouped.answers_before, 0)
            + (totals.change_by_answers_after - changes.answers_after * changes.change)
            / nullif(totals.answers_after - grouped.answers_after, 0)
        ) / 2
        + (
            (changes.answers_before - grouped.answers_before)
            / nullif(totals.answers_before - grouped.answers_before, 0)
            + (changes.answers_after - grouped.answers_after)
            / nullif(totals.answers_after - grouped.answers_after, 0)
        ) / 2
        * coalesce(
            (changes.marks_after - grouped.marks_after) / nullif(changes.answers_after - grouped.answers_after, 0)
            - (changes.marks_before - grouped.marks_before) / nullif(changes.answers_before - grouped.answers_before, 0),
            0
        ) as rate_without
    from totals
    inner join changes
        on changes.period_id = totals.period_id
        and changes.period_before = totals.period_before
        and changes.segment = totals.segment
        and changes.dimension = totals.dimension
        and changes.survey_id = totals.survey_id
    inner join grouped
        on grouped.period_id = changes.period_id
        and grouped.period_before = changes.period_before
        and grouped.segment = changes.segment
        and grouped.dimension = changes.dimension
        and grouped.group_name = changes.group_name
        and grouped.survey_id = changes.survey_id
)

select
    period_id,
    period_before,
    segment,
    dimension,
    survey_id,
    max(customers) as customers,                            -- who answered in either quarter
    max(change) as change,                                  -- of the mean mark: -2 to 2 for nps, as are all below
    min(change_without) as lowest_change,
    max(change_without) as highest_change,
    max(rate) as rate,
    min(rate_without) as lowest_rate,
    max(rate_without) as highest_rate,
    max(change - rate) as mix,
    min(change_without - rate_without) as lowest_mix,
    max(change_without - rate_without) as highest_mix
from without_one
group by 1, 2, 3, 4, 5
