-- one row per segment filter, survey, feature and segment: what later users of the feature answered before they first used it
-- reads: record.usage, edition.company, mart.period_step, mart.customer_answers, mart.survey_question, mart.customer, mart.customer_profile, mart.segment_filter
-- parameters: none
-- Over all dates. Answers of the step in which the use began, undated answers and undated use tell no order and are left out.
with first_use as (
    select
        usage.customer_id,
        usage.feature,
        min(year(usage.month) * 12 + month(usage.month) - 1) as month_index
    from record.usage
    cross join edition.company
    where usage.customer_id is not null
        and usage.feature is not null
        and usage.quantity > 0
        and usage.month is not null
        and (as_of is null or usage.month <= as_of)
    group by usage.customer_id, usage.feature
),

kinds as (
    select distinct survey_id, kind from mart.survey_question
),

by_customer as (
    select
        customer_answers.survey_id,
        customer_answers.customer_id,
        first_use.feature,
        sum(customer_answers.answers) as answers,
        sum(customer_answers.promoters) as promoters,
        sum(customer_answers.detractors) as detractors,
        sum(customer_answers.top_two) as top_two,
        sum(customer_answers.score_sum) as score_sum,
        sum(customer_answers.score_sum_of_squares) as score_sum_of_squares,
        sum(case when kinds.kind = 'nps' then promoters - detractors else top_two end) as mark_sum
    from first_use
    inner join mart.period_step on period_step.month_index = first_use.month_index
    inner join mart.customer_answers
        on customer_answers.customer_id = first_use.customer_id
        and customer_answers.step_index >= 0
        and customer_answers.step_index < period_step.step_index
    inner join kinds on kinds.survey_id = customer_answers.survey_id
    group by 1, 2, 3
)

select
    segment_filter.segment,
    by_customer.survey_id,
    by_customer.feature,
    customer.segment as stratum,
    count(*) as customers,
    sum(by_customer.answers) as answers,
    sum(by_customer.promoters) as promoters,
    sum(by_customer.detractors) as detractors,
    sum(by_customer.top_two) as top_two,
    sum(by_customer.score_sum) as score_sum,
    sum(by_customer.score_sum_of_squares) as score_sum_of_squares,
    sum(by_customer.answers * by_customer.answers) as answers_squared,
    sum(by_customer.mark_sum * by_customer.answers) as marks_by_answers,
    sum(by_customer.mark_sum * by_customer.mark_sum) as marks_squared
from by_customer
inner join mart.customer on customer.customer_id = by_customer.customer_id
inner join mart.customer_profile on customer_profile.customer_id = by_customer.customer_id
inner join mart.segment_filter on segment_filter.profile_id = customer_profile.profile_id
group by 1, 2, 3, 4
