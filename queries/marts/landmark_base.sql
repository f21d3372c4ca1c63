-- one row per twelve months, survey, score group, segment, spend and tenure: customers on the books at their end, and what they pay
-- reads: mart.period, mart.customer_satisfaction, mart.survey_question, mart.customer, mart.customer_revenue, mart.revenue_period
-- parameters: none
-- Bands and groups are those of mart.landmark_outcome. Customers who did not answer are the group "silent", so that the
-- groups of each survey add up to everybody on the books.
with ends as (
    select
        period.period_id,
        period.ends_on,
        revenue_period.period_id is not null as has_revenue
    from mart.period
    left join mart.revenue_period on revenue_period.period_id = period.period_id
    where period.kind = 'year'
),

surveys as (
    select distinct survey_id, department, survey, kind from mart.survey_question
),

there as (
    select
        ends.period_id,
        ends.ends_on,
        customer.customer_id,
        customer.segment,
        case
            when customer.became_customer_on is null then -1
            when year(ends.ends_on) - year(customer.became_customer_on) > 2 then 2
            else year(ends.ends_on) - year(customer.became_customer_on)
        end as tenure_band,
        case
            when ends.has_revenue then coalesce(customer_revenue.at_end, 0)
            else coalesce(customer.monthly_revenue, 0)
        end as revenue
    from mart.customer
    inner join ends
        on not (customer.is_lost and (customer.lost_on is null or customer.lost_on <= ends.ends_on))
        and (customer.became_customer_on is null or customer.became_customer_on <= ends.ends_on)
    left join mart.customer_revenue
        on customer_revenue.period_id = ends.period_id
        and customer_revenue.customer_id = customer.customer_id
),

banded as (
    select
        period_id,
        customer_id,
        1 + least(3, cast(floor(4 * percent_rank() over (partition by period_id order by revenue nulls last)) as integer)) as spend_band
    from there
    where revenue > 0
)

select
    there.period_id,
    surveys.department,
    surveys.survey,
    surveys.kind,
    case
        when customer_satisfaction.mood is null then 'silent'
        when surveys.kind <> 'nps' then customer_satisfaction.mood
        when 2 * customer_satisfaction.promoters > customer_satisfaction.answers then 'happy'
        when 2 * customer_satisfaction.detractors > customer_satisfaction.answers then 'unhappy'
        else 'between'
    end as score_group,                     -- happy, between, unhappy, silent
    there.segment,
    coalesce(banded.spend_band, 0) as spend_band,
    there.tenure_band,
    count(*) as customers,
    sum(there.revenue) as revenue           -- units of currency a month, recurring
from there
cross join surveys
left join banded
    on banded.period_id = there.period_id
    and banded.customer_id = there.customer_id
left join mart.customer_satisfaction
    on customer_satisfaction.period_id = there.period_id
    and customer_satisfaction.customer_id = there.customer_id
    and customer_satisfaction.survey_id = surveys.survey_id
group by 1, 2, 3, 4, 5, 6, 7, 8
