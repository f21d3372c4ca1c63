-- one row per twelve months, survey, score group, segment, spend, tenure and cluster: customers who were there at their start, and who left
-- reads: mart.period, mart.period_reach, mart.customer_satisfaction, mart.survey_question, mart.customer, mart.customer_revenue
-- parameters: none
-- A landmark is the day before such twelve months begin. The score group is what the customer said in the twelve months
-- before it, spend and tenure are those of that day, and the loss comes after: no score can know it. One customer stands
-- at several landmarks, so customers are dealt to 40 clusters, each decided by itself, by which intervals are reckoned.
-- A customer counts once in a group and once in a survey: at its first landmark there.
with landmarks as (
    select
        later.period_id,
        earlier_reach.period_number as number_before,
        later.starts_on,
        later.ends_on,
        period_reach.first_index as landmark_index
    from mart.period as later
    inner join mart.period as earlier
        on earlier.kind = 'year'
        and cast(earlier.ends_on + interval 1 day as date) = later.starts_on
    inner join mart.period_reach on period_reach.period_id = later.period_id
    inner join mart.period_reach as earlier_reach on earlier_reach.period_id = earlier.period_id
    where later.kind = 'year'
),

-- A survey asked on two scales is one here; `arrival` tells the answers of one landmark apart by their scale.
surveys as (
    select distinct
        survey_id,
        cast(dense_rank() over (order by department nulls last, survey nulls last, kind nulls last) as integer) as survey_number,
        department,
        survey,
        kind
    from mart.survey_question
),

paying as (
    select
        period_id,
        customer_id,
        at_start,
        at_end,
        1 + least(3, cast(floor(4 * percent_rank() over (partition by period_id order by at_start nulls last)) as integer)) as spend_band
    from mart.customer_revenue
    where at_start > 0
        and period_id <> 'all'
),

followed as (
    select
        landmarks.landmark_index,
        landmarks.landmark_index * 1000000 + surveys.survey_id as arrival,
        surveys.survey_number,
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
    inner join mart.customer_satisfaction on customer_satisfaction.period_number = landmarks.number_before
    inner join surveys on surveys.survey_id = customer_satisfaction.survey_id
    inner join mart.customer on customer.customer_id = customer_satisfaction.customer_id
    left join paying
        on paying.period_id = landmarks.period_id
        and paying.customer_id = customer_satisfaction.customer_id
    where customer.lost_according_to is not null
        and (not customer.is_lost or customer.lost_on >= landmarks.starts_on)
        and (customer.became_customer_on is null or customer.became_customer_on < landmarks.starts_on)
),

first_in_group as (
    select
        survey_number,
        customer_id,
        score_group,
        min(arrival) as first_entered,
        min(case when lost = 1 then arrival end) as first_lost
    from followed
    group by survey_number, customer_id, score_group
),

first_in_survey as (
    select
        survey_number,
        customer_id,
        min(first_entered) as first_entered,
        min(first_lost) as first_lost
    from first_in_group
    group by survey_number, customer_id
),

counted as (
    select
        followed.landmark_index,
        followed.survey_number,
        followed.score_group,
        followed.segment,
        followed.spend_band,
        followed.tenure_band,
        followed.customer_id % 40 as cluster,
        count(*) as entered,
        sum(followed.lost) as lost,
        sum(case when followed.arrival = first_in_group.first_entered then 1 else 0 end) as customers_of_group,
        sum(case when followed.arrival = first_in_survey.first_entered then 1 else 0 end) as customers_of_survey,
        sum(case when followed.arrival = first_in_group.first_lost then 1 else 0 end) as lost_of_group,
        sum(case when followed.arrival = first_in_survey.first_lost then 1 else 0 end)
            as lost_of_survey,
        sum(followed.at_start) as revenue_at_start,
        sum(least(followed.at_start, followed.at_end)) as revenue_kept,
        sum(followed.at_end) as revenue_at_end
    from followed
    inner join first_in_group
        on first_in_group.survey_number = followed.survey_number
        and first_in_group.customer_id = followed.customer_id
        and first_in_group.score_group = followed.score_group
    inner join first_in_survey
        on first_in_survey.survey_number = followed.survey_number
        and first_in_survey.customer_id = followed.customer_id
    group by
        followed.landmark_index,
        followed.survey_number,
        followed.score_group,
        followed.segment,
        followed.spend_band,
        followed.tenure_band,
        followed.customer_id % 40
)

select
    landmarks.period_id,
    counted.landmark_index,                 -- month index of the first month after the landmark
    surveys.department,
    surveys.survey,
    surveys.kind,
    counted.score_group,                    -- happy, between, unhappy; of nps: what more than half of its answers say
    counted.segment,
    counted.spend_band,                     -- 1 to 4: quarter of those paying at the landmark, least first; 0 paid nothing
    counted.tenure_band,                    -- calendar years at the landmark, 2 and more together; -1 unknown
    counted.cluster,
    counted.entered,                        -- customers, each once a landmark
    counted.lost,
    counted.customers_of_group,             -- at their first landmark in the group
    counted.customers_of_survey,
    counted.lost_of_group,
    counted.lost_of_survey,
    counted.revenue_at_start,               -- units of currency a month, recurring
    counted.revenue_kept,
    counted.revenue_at_end
from counted
inner join landmarks on landmarks.landmark_index = counted.landmark_index
inner join (select distinct survey_number, department, survey, kind from surveys) as surveys
    on surveys.survey_number = counted.survey_number
