-- one row per segment filter, survey and mood over all dates: customers, and how many of them are lost
-- reads: mart.customer_satisfaction, mart.customer, mart.customer_profile, mart.segment_filter
-- parameters: none
-- No matter which came first: a score that parts lost from kept customers perfectly leaks the outcome.
select
    segment_filter.segment,
    customer_satisfaction.survey_id,
    customer_satisfaction.mood,
    count(*) as customers,
    sum(case when customer.is_lost then 1 else 0 end) as customers_lost
from mart.customer_satisfaction
inner join mart.customer on customer.customer_id = customer_satisfaction.customer_id
inner join mart.customer_profile on customer_profile.customer_id = customer_satisfaction.customer_id
inner join mart.segment_filter on segment_filter.profile_id = customer_profile.profile_id
where customer_satisfaction.period_id = 'all'
group by segment_filter.segment, customer_satisfaction.survey_id, customer_satisfaction.mood
