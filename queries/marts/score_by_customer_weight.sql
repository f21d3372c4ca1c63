-- one row per year (or "all"), segment filter, dimension, group and survey: sums over customers, plain and by revenue
-- reads: mart.customer_satisfaction, mart.customer, mart.customer_profile, mart.segment_filter, mart.profile_group
-- parameters: none
-- A customer's mark is the mean over its answers: promoter 1 and detractor -1, or 1 for the top two boxes. Weight is
-- monthly revenue; customers without any are left out of both the plain and the weighted sums.
with marks as (
    select
        customer_satisfaction.period_id,
        customer_satisfaction.survey_id,
        customer_satisfaction.customer_id,
        customer_satisfaction.mark_sum / nullif(customer_satisfaction.answers, 0) as mean_mark
    from mart.customer_satisfaction
    where customer_satisfaction.period_kind <> 'quarter'
),

by_profile as (
    select
        marks.period_id,
        marks.survey_id,
        customer_profile.profile_id,
        count(*) as customers,
        sum(mean_mark) as mark_sum,
        sum(mean_mark * mean_mark) as mark_sum_of_squares,
        sum(monthly_revenue) as weight_sum,
        sum(monthly_revenue * mean_mark) as weighted_mark_sum,
        sum(monthly_revenue * mean_mark * mean_mark) as weighted_mark_squared_sum,
        sum(monthly_revenue * monthly_revenue) as weight_squared_sum,
        sum(monthly_revenue * monthly_revenue * mean_mark) as weight_squared_mark_sum,
        sum(monthly_revenue * monthly_revenue * mean_mark * mean_mark) as weight_squared_mark_squared_sum
    from marks
    inner join mart.customer on customer.customer_id = marks.customer_id
    inner join mart.customer_profile on customer_profile.customer_id = marks.customer_id
    where customer.monthly_revenue > 0
    group by 1, 2, 3
)

select
    by_profile.period_id,
    segment_filter.segment,
    profile_group.dimension,
    profile_group.group_name,
    by_profile.survey_id,
    sum(by_profile.customers) as customers,
    sum(by_profile.mark_sum) as mark_sum,
    sum(by_profile.mark_sum_of_squares) as mark_sum_of_squares,
    sum(by_profile.weight_sum) as weight_sum,                               -- units of currency a month
    sum(by_profile.weighted_mark_sum) as weighted_mark_sum,
    sum(by_profile.weighted_mark_squared_sum) as weighted_mark_squared_sum,
    sum(by_profile.weight_squared_sum) as weight_squared_sum,
    sum(by_profile.weight_squared_mark_sum) as weight_squared_mark_sum,
    sum(by_profile.weight_squared_mark_squared_sum) as weight_squared_mark_squared_sum
from by_profile
inner join mart.segment_filter on segment_filter.profile_id = by_profile.profile_id
inner join mart.profile_group on profile_group.profile_id = by_profile.profile_id
group by 1, 2, 3, 4, 5
