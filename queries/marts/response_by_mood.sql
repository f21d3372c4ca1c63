-- one row per year (or "all"), segment filter, survey, size and mood: did those whom another department knows as unhappy answer?
-- reads: mart.survey_base, mart.customer, mart.customer_satisfaction, mart.survey_question, mart.customer_profile, mart.segment_filter
-- parameters: none
-- Large: the fifth of the base with the highest monthly revenue. Mood: what surveys of other departments say; unhappy in one is unhappy.
with surveys as (
    select distinct survey_id, department from mart.survey_question
),

sized as (
    select
        survey_base.period_id,
        survey_base.survey_id,
        survey_base.customer_id,
        survey_base.asked,
        survey_base.answered,
        percent_rank() over (
            partition by survey_base.period_id, survey_base.survey_id
            order by customer.monthly_revenue
        ) as revenue_rank,
        customer.monthly_revenue
    from mart.survey_base
    inner join mart.customer on customer.customer_id = survey_base.customer_id
),

known_elsewhere as (
    select
        sized.period_id,
        sized.survey_id,
        sized.customer_id,
        max(case when customer_satisfaction.mood = 'unhappy' then 1 else 0 end) as is_unhappy
    from sized
    inner join surveys on surveys.survey_id = sized.survey_id
    inner join mart.customer_satisfaction
        on customer_satisfaction.period_id = sized.period_id
        and customer_satisfaction.customer_id = sized.customer_id
    inner join surveys as other
        on other.survey_id = customer_satisfaction.survey_id
        and other.department <> surveys.department
    group by sized.period_id, sized.survey_id, sized.customer_id
)

select
    sized.period_id,
    segment_filter.segment,
    sized.survey_id,
    sized.revenue_rank >= 0.8 and sized.monthly_revenue > 0 as is_large,
    case
        when known_elsewhere.is_unhappy = 1 then 'unhappy'
        when known_elsewhere.is_unhappy = 0 then 'not unhappy'
        else 'not known'
    end as mood_elsewhere,
    count(*) as customers,
    sum(case when sized.answered > 0 then 1 else 0 end) as customers_answered,
    sum(sized.asked) as asked,
    sum(sized.answered) as answered,
    sum(sized.asked * sized.asked) as asked_squared,
    sum(sized.answered * sized.asked) as answered_by_asked,
    sum(sized.answered * sized.answered) as answered_squared
from sized
inner join mart.customer_profile on customer_profile.customer_id = sized.customer_id
inner join mart.segment_filter on segment_filter.profile_id = customer_profile.profile_id
left join known_elsewhere
    on known_elsewhere.period_id = sized.period_id
    and known_elsewhere.survey_id = sized.survey_id
    and known_elsewhere.customer_id = sized.customer_id
group by 1, 2, 3, 4, 5
