-- one row per year (or "all"), segment filter, survey, segment and whether the customer's onboarding was late
-- reads: mart.onboarding, mart.period_step, mart.customer_answers, mart.survey_question, mart.step_period, mart.customer, mart.customer_profile, mart.segment_filter
-- parameters: none
-- Only answers from the step on in which lateness was known: an answer before cannot follow from it.
with promised as (
    select
        onboarding.customer_id,
        onboarding.is_late,
        coalesce(period_step.step_index, -1) as known_step
    from mart.onboarding
    left join mart.period_step
        on period_step.month_index = year(onboarding.known_on) * 12 + month(onboarding.known_on) - 1
),

kinds as (
    select distinct survey_id, kind from mart.survey_question
),

by_customer as (
    select
        step_period.period_id,
        customer_answers.survey_id,
        customer_answers.customer_id,
        promised.is_late,
        sum(customer_answers.answers) as answers,
        sum(customer_answers.top_two) as top_two,
        sum(customer_answers.promoters) as promoters,
        sum(customer_answers.detractors) as detractors,
        sum(customer_answers.score_sum) as score_sum,
        sum(customer_answers.score_sum_of_squares) as score_sum_of_squares,
        sum(case when kinds.kind = 'nps' then promoters - detractors else top_two end) as mark_sum
    from promised
    inner join mart.customer_answers
        on customer_answers.customer_id = promised.customer_id
        and (customer_answers.step_index = -1 or customer_answers.step_index >= promised.known_step)
    inner join kinds on kinds.survey_id = customer_answers.survey_id
    inner join mart.step_period on step_period.step_index = customer_answers.step_index
    where step_period.period_kind <> 'quarter'
    group by 1, 2, 3, 4
)

select
    by_customer.period_id,
    segment_filter.segment,
    by_customer.survey_id,
    customer.segment as stratum,
    by_customer.is_late,
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
group by 1, 2, 3, 4, 5
