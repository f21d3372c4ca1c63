-- one row per quarter and the quarter before, segment filter, dimension and survey: how far the change of the mean mark, and its split, move at most without any single customer
-- reads: mart.period, mart.period_reach, mart.customer_satisfaction, mart.survey_question, mart.customer_profile, mart.profile_slice, mart.slice
-- parameters: none
-- The split is that of docs/methods/rate_and_mix.md: rate = sum of (a + b)/2 times (y - x), with shares a, b of the
-- answers and means x, y before and after; a group on one side only has no change. Mix is the rest of the change.
with pairs as (
    select
        later.position as pair_number,
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
        pairs.pair_number,
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
        pair_number,
        survey_id,
        customer_id,
        sum(case when is_after then 0 else answers end) as answers_before,
        sum(case when is_after then 0 else mark_sum end) as marks_before,
        sum(case when is_after then answers else 0 end) as answers_after,
        sum(case when is_after then mark_sum else 0 end) as marks_after
    from sides
    group by 1, 2, 3
),

patterns as (
    select
        by_customer.pair_number,
        by_customer.survey_id,
        customer_profile.profile_id,
        by_customer.answers_before,
        by_customer.marks_before,
        by_customer.answers_after,
        by_customer.marks_after,
        count(*) as customers
    from by_customer
    inner join mart.customer_profile on customer_profile.customer_id = by_customer.customer_id
    group by 1, 2, 3, 4, 5, 6, 7
),

grouped as (
    select
        patterns.pair_number,
        profile_slice.slice_number,
        patterns.survey_id,
        patterns.answers_before,
        patterns.marks_before,
        patterns.answers_after,
        patterns.marks_after,
        sum(patterns.customers) as customers
    from patterns
    inner join mart.profile_slice on profile_slice.profile_id = patterns.profile_id
    group by 1, 2, 3, 4, 5, 6, 7
),

groups as (
    select
        pair_number,
        slice_number,
        survey_id,
        sum(customers) as customers,
        sum(customers * answers_before) as answers_before,
        sum(customers * marks_before) as marks_before,
        sum(customers * answers_after) as answers_after,
        sum(customers * marks_after) as marks_after
    from grouped
    group by 1, 2, 3
),

changes as (
    select
        groups.pair_number,
        groups.slice_number,
        groups.survey_id,
        slice.segment,
        slice.dimension,
        groups.customers,
        groups.answers_before,
        groups.marks_before,
        groups.answers_after,
        groups.marks_after,
        coalesce(
            groups.marks_after / nullif(groups.answers_after, 0) - groups.marks_before / nullif(groups.answers_before, 0), 0
        ) as change
    from groups
    inner join mart.slice on slice.slice_number = groups.slice_number
),

totals as (
    select
        pair_number,
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
    group by 1, 2, 3, 4
    having sum(answers_before) > 0 and sum(answers_after) > 0
),

without_one as (
    select
        totals.pair_number,
        totals.segment,
        totals.dimension,
        totals.survey_id,
        totals.customers,
        totals.marks_after / nullif(totals.answers_after, 0) - totals.marks_before / nullif(totals.answers_before, 0) as change,
        (
            totals.change_by_answers_before / nullif(totals.answers_before, 0)
            + totals.change_by_answers_after / nullif(totals.answers_after, 0)
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
        on changes.pair_number = totals.pair_number
        and changes.segment = totals.segment
        and changes.dimension = totals.dimension
        and changes.survey_id = totals.survey_id
    inner join grouped
        on grouped.pair_number = changes.pair_number
        and grouped.slice_number = changes.slice_number
        and grouped.survey_id = changes.survey_id
),

moved as (
    select
        pair_number,
        segment,
        dimension,
        survey_id,
        max(customers) as customers,
        max(change) as change,
        min(change_without) as lowest_change,
        max(change_without) as highest_change,
        max(rate) as rate,
        min(rate_without) as lowest_rate,
        max(rate_without) as highest_rate,
        max(change - rate) as mix,
        min(change_without - rate_without) as lowest_mix,
        max(change_without - rate_without) as highest_mix
    from without_one
    group by 1, 2, 3, 4
)

select
    pairs.period_id,
    pairs.period_before,
    moved.segment,
    moved.dimension,
    moved.survey_id,
    moved.customers,                                        -- who answered in either quarter
    moved.change,                                           -- of the mean mark: -2 to 2 for nps, as are all below
    moved.lowest_change,
    moved.highest_change,
    moved.rate,
    moved.lowest_rate,
    moved.highest_rate,
    moved.mix,
    moved.lowest_mix,
    moved.highest_mix
from moved
inner join pairs on pairs.pair_number = moved.pair_number
