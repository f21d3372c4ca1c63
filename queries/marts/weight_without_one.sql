-- one row per year (or "all"), segment filter and survey: how far the mean mark weighted by revenue lies from the plain one without any single customer
-- reads: mart.customer_satisfaction, mart.customer, mart.customer_profile, mart.segment_filter
-- parameters: none
-- As mart.score_by_customer_weight: a customer's mark is the mean over its answers, weight is monthly revenue.
with marks as (
    select
        customer_satisfaction.period_id,
        segment_filter.segment,
        customer_satisfaction.survey_id,
        customer_satisfaction.mark_sum / nullif(customer_satisfaction.answers, 0) as mark,
        customer.monthly_revenue as weight
    from mart.customer_satisfaction
    inner join mart.customer on customer.customer_id = customer_satisfaction.customer_id
    inner join mart.customer_profile on customer_profile.customer_id = customer_satisfaction.customer_id
    inner join mart.segment_filter on segment_filter.profile_id = customer_profile.profile_id
    where customer_satisfaction.period_kind <> 'quarter'
        and customer.monthly_revenue > 0
),

totals as (
    select
        period_id,
        segment,
        survey_id,
        count(*) as customers,
        sum(mark) as mark_sum,
        sum(weight) as weight_sum,
        sum(weight * mark) as weighted_mark_sum
    from marks
    group by 1, 2, 3
)

select
    totals.period_id,
    totals.segment,
    totals.survey_id,
    max(totals.customers) as customers,
    max(totals.weight_sum) as weight_sum,                   -- units of currency a month
    max(marks.weight) as largest_weight,
    max(weighted_mark_sum / nullif(weight_sum, 0) - mark_sum / nullif(totals.customers, 0)) as difference,
    min(
        (weighted_mark_sum - weight * mark) / nullif(weight_sum - weight, 0)
        - (mark_sum - mark) / nullif(totals.customers - 1, 0)
    ) as lowest_difference,
    max(
        (weighted_mark_sum - weight * mark) / nullif(weight_sum - weight, 0)
        - (mark_sum - mark) / nullif(totals.customers - 1, 0)
    ) as highest_difference
from totals
inner join marks
    on marks.period_id = totals.period_id
    and marks.segment = totals.segment
    and marks.survey_id = totals.survey_id
group by 1, 2, 3
