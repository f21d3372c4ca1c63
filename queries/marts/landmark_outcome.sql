-- one row per twelve months, survey, score group, segment, spend, tenure and cluster: customers who were there at their start, and who left
-- reads: mart.period, mart.period_reach, mart.customer_satisfaction, mart.survey_question, mart.customer, mart.customer_revenue
-- parameters: none
-- A landmark is the day before such twelve months begin. The score group is what the customer said in the twelve months
-- before it, spend and tenure are those of that day, and the loss comes after: no score can know it. One customer stands
-- at several landmarks, so customers are dealt to 40 clusters, each decided by itself, by which intervals are reckoned.
with landmarks as (
    select
        later.period_id,
        earlier.period_id as period_before,
        later.starts_on,
        later.ends_on,
        period_reach.first_index as landmark_index
    from mart.period as later
    inner join mart.period as earlier
        on earlier.kind = 'year'
        and cast(earlier.ends_on + interval 1 day as date) = later.starts_on
    inner join mart.period_reach on period_reach.period_id = later.period_id
    where later.kind = 'year'
),

surveys as (
    select distinct survey_id, department, survey, kind from mart.survey_question
),

paying as (
    select
        period_id,
        customer_id,
        at_start,
        at_end,
        1 + least(3, cast(floor(4 * percent_rank() over (partition by period_id order by at_start)) as integer)) as spend_band
    from mart.customer_revenue
    where at_start > 0
        and period_id <> 'all'
),

followed as (
    select
        landmarks.period_id,
        landmarks.landmark_index,
        surveys.department,
        surveys.survey,
        surveys.kind,
        customer.customer_id,
        customer.segment,
        case
            when surveys.kind <> 'nps' then customer_satisfaction.mood
            when 2 * customer_satisfaction.promoters > customer_satisfaction.answers then 'happy'
            when 2 * customer_satisfaction.detractors > customer_satisfaction.answers then 'unhappy'
            else 'between'
        end as score_group,
        coalesce(paying.spend_band, 0) as spend_band,
        case
            when customer.became_customer_on is null then -1
            when year(landmarks.starts_on) - year(customer.became_customer_on) > 2 then 2
            else year(landmarks.starts_on) - year(customer.became_customer_on)
        end as tenure_band,
        case when customer.lost_on is not null and customer.lost_on <= landmarks.ends_on then 1 else 0 end as lost,
        coalesce(paying.at_start, 0) as at_start,
        coalesce(paying.at_end, 0) as at_end
    from landmarks
    inner join mart.customer_satisfaction on customer_satisfaction.period_id = landmarks.period_before
    inner join surveys on surveys.survey_id = customer_satisfaction.survey_id
    inner join mart.customer on customer.customer_id = customer_satisfaction.customer_id
    left join paying
        on paying.period_id = landmarks.period_id
        and paying.customer_id = customer_satisfaction.customer_id
    where customer.lost_according_to is not null
        and (not customer.is_lost or customer.lost_on >= landmarks.starts_on)
        and (customer.became_customer_on is null or customer.became_customer_on < landmarks.starts_on)
),

placed as (
    select
        period_id,
        landmark_index,
        department,
        survey,
        kind,
        customer_id,
        segment,
        score_group,
        spend_band,
        tenure_band,
        lost,
        at_start,
        at_end,
        row_number() over (
            partition by department, survey, kind, customer_id, score_group order by landmark_index
        ) as place_in_group,
        row_number() over (
            partition by department, survey, kind, customer_id order by landmark_index
        ) as place_in_survey,
        row_number() over (
            partition by department, survey, kind, customer_id, score_group, lost order by landmark_index
        ) as place_of_loss_in_group,
        row_number() over (
            partition by department, survey, kind, customer_id, lost order by landmark_index
        ) as place_of_loss_in_survey
    from followed
)

select
    period_id,
    landmark_index,                         -- month index of the first month after the landmark
    department,
    survey,
    kind,
    score_group,                            -- happy, between, unhappy; of nps: what more than half of its answers say
    segment,
    spend_band,                             -- 1 to 4: quarter of those paying at the landmark, least first; 0 paid nothing
    tenure_band,                            -- calendar years at the landmark, 2 and more together; -1 unknown
    customer_id % 40 as cluster,
    count(*) as entered,                    -- customers, each once a landmark
    sum(lost) as lost,
    sum(case when place_in_group = 1 then 1 else 0 end) as customers_of_group,      -- at their first landmark in the group
    sum(case when place_in_survey = 1 then 1 else 0 end) as customers_of_survey,
    sum(case when lost = 1 and place_of_loss_in_group = 1 then 1 else 0 end) as lost_of_group,
    sum(case when lost = 1 and place_of_loss_in_survey = 1 then 1 else 0 end) as lost_of_survey,
    sum(at_start) as revenue_at_start,      -- units of currency a month, recurring
    sum(least(at_start, at_end)) as revenue_kept,
    sum(at_end) as revenue_at_end
from placed
group by
    period_id,
    landmark_index,
    department,
    survey,
    kind,
    score_group,
    segment,
    spend_band,
    tenure_band,
    customer_id % 40
