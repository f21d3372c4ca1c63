-- one row per twelve months' end, segment, band of spend, kind of onboarding and month of life: customers who entered, were lost, left the watch
-- reads: mart.customer_lifetime, mart.customer, mart.onboarding, mart.spend_band
-- parameters: none
-- The watch begins when it is known whether the onboarding was late: who left before is in no group.
with known as (
    select
        customer_lifetime.period_id,
        customer.segment,
        spend_band.spend_band,
        onboarding.is_late,
        greatest(
            customer_lifetime.entered_month,
            (year(onboarding.known_on) - year(customer.became_customer_on)) * 12
                + month(onboarding.known_on) - month(customer.became_customer_on)
                + case when day(onboarding.known_on) > day(customer.became_customer_on) then 1 else 0 end
        ) as entered_month,
        customer_lifetime.last_month,
        customer_lifetime.is_lost
    from mart.customer_lifetime
    inner join mart.customer on customer.customer_id = customer_lifetime.customer_id
    inner join mart.onboarding on onboarding.customer_id = customer_lifetime.customer_id
    inner join mart.spend_band on spend_band.customer_id = customer_lifetime.customer_id
    where customer_lifetime.period_id <> 'all'
),

counted as (
    select
        period_id,
        segment,
        spend_band,
        is_late,
        entered_month as month,
        1 as entered,
        0 as lost,
        0 as censored
    from known
    where last_month > entered_month
    union all
    select
        period_id,
        segment,
        spend_band,
        is_late,
        last_month as month,
        0 as entered,
        case when is_lost then 1 else 0 end as lost,
        case when is_lost then 0 else 1 end as censored
    from known
    where last_month > entered_month
)

select
    period_id,
    segment,
    spend_band,                             -- 0 to 3: quarter of customers by what they pay, least first
    is_late,
    month,                                  -- of life
    sum(entered) as entered,
    sum(lost) as lost,
    sum(censored) as censored
from counted
group by period_id, segment, spend_band, is_late, month
