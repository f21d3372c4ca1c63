-- one row per twelve months, segment, spend, tenure, survey, mood and month since their start: customers who entered, were lost, left the watch
-- reads: mart.period, mart.customer_satisfaction, mart.survey_question, mart.customer, mart.spend_band
-- parameters: none
-- The mood is what the customer said in the twelve months before; the loss comes after, so no score can know it.
with pairs as (
    select
        later.period_id,
        earlier.period_id as period_before,
        later.starts_on,
        later.ends_on
    from mart.period as later
    inner join mart.period as earlier
        on earlier.kind = 'year'
        and cast(earlier.ends_on + interval 1 day as date) = later.starts_on
    where later.kind = 'year'
),

surveys as (
    select distinct survey_id, department, survey, kind from mart.survey_question
),

followed as (
    select
        pairs.period_id,
        surveys.department,
        surveys.survey,
        surveys.kind,
        customer_satisfaction.mood,
        customer.segment,
        spend_band.spend_band,
        case
            when customer.became_customer_on is null or year(pairs.starts_on) - year(customer.became_customer_on) > 2 then 2
            else year(pairs.starts_on) - year(customer.became_customer_on)
        end as tenure_band,
        customer.lost_on is not null and customer.lost_on <= pairs.ends_on as is_lost,
        case
            when customer.lost_on <= pairs.ends_on
                then (year(customer.lost_on) - year(pairs.starts_on)) * 12
                    + month(customer.lost_on) - month(pairs.starts_on) + 1
            else 12
        end as last_month
    from pairs
    inner join mart.customer_satisfaction on customer_satisfaction.period_id = pairs.period_before
    inner join surveys on surveys.survey_id = customer_satisfaction.survey_id
    inner join mart.customer on customer.customer_id = customer_satisfaction.customer_id
    inner join mart.spend_band on spend_band.customer_id = customer_satisfaction.customer_id
    where customer.lost_according_to is not null
        and (not customer.is_lost or customer.lost_on >= pairs.starts_on)
        and (customer.became_customer_on is null or customer.became_customer_on < pairs.starts_on)
),

counted as (
    select
        period_id,
        department,
        survey,
        kind,
        mood,
        segment,
        spend_band,
        tenure_band,
        0 as month,
        1 as entered,
        0 as lost,
        0 as censored
    from followed
    union all
    select
        period_id,
        department,
        survey,
        kind,
        mood,
        segment,
        spend_band,
        tenure_band,
        last_month as month,
        0 as entered,
        case when is_lost then 1 else 0 end as lost,
        case when is_lost then 0 else 1 end as censored
    from followed
)

select
    period_id,
    segment,
    spend_band,                             -- 0 to 3: quarter of customers by what they pay, least first
    tenure_band,                            -- 0 to 2: calendar years since it became a customer, 2 and more together
    department,
    survey,
    kind,
    mood,                                   -- happy, between, unhappy
    month,                                  -- since the twelve months began
    sum(entered) as entered,
    sum(lost) as lost,
    sum(censored) as censored
from counted
group by period_id, segment, spend_band, tenure_band, department, survey, kind, mood, month
