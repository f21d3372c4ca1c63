-- one row per period, profile, survey and touchpoint, "all touchpoints" among them
-- reads: mart.customer_satisfaction, mart.customer_answers, mart.survey_question, mart.customer_profile, mart.step_period, mart.period_reach
-- parameters: none
-- Customers are counted once in each period. For single touchpoints that needs no row for each customer and period: a
-- customer is new to a period when the step of its answer before lies before the period.
-- The last three columns tell how alike the answers of one customer are; single touchpoints leave them empty.
with of_surveys as (
    select
        customer_satisfaction.period_number,
        customer_profile.profile_id,
        customer_satisfaction.survey_id,
        'all touchpoints' as touchpoint,
        count(*) as customers,
        sum(answers) as answers,
        sum(promoters) as promoters,
        sum(detractors) as detractors,
        sum(top_two) as top_two,
        sum(score_sum) as score_sum,
        sum(score_sum_of_squares) as score_sum_of_squares,
        sum(answers * answers) as answers_squared,
        sum(mark_sum * answers) as marks_by_answers,
        sum(mark_sum * mark_sum) as marks_squared
    from mart.customer_satisfaction
    inner join mart.customer_profile on customer_profile.customer_id = customer_satisfaction.customer_id
    group by 1, 2, 3
),

with_step_before as (
    select
        customer_answers.customer_id,
        customer_answers.question_id,
        customer_answers.step_index,
        lag(customer_answers.step_index) over (
            partition by customer_answers.customer_id, customer_answers.question_id
            order by customer_answers.step_index nulls last
        ) as step_before,
        customer_answers.answers,
        customer_answers.promoters,
        customer_answers.detractors,
        customer_answers.top_two,
        customer_answers.score_sum,
        customer_answers.score_sum_of_squares
    from mart.customer_answers
    inner join mart.survey_question on survey_question.question_id = customer_answers.question_id
    where survey_question.touchpoint <> 'not stated'
),

by_step as (
    select
        customer_profile.profile_id,
        with_step_before.question_id,
        with_step_before.step_index,
        coalesce(with_step_before.step_before, -2) as step_before,
        count(*) as customers,
        sum(with_step_before.answers) as answers,
        sum(with_step_before.promoters) as promoters,
        sum(with_step_before.detractors) as detractors,
        sum(with_step_before.top_two) as top_two,
        sum(with_step_before.score_sum) as score_sum,
        sum(with_step_before.score_sum_of_squares) as score_sum_of_squares
    from with_step_before
    inner join mart.customer_profile on customer_profile.customer_id = with_step_before.customer_id
    group by 1, 2, 3, 4
),

of_touchpoints as (
    select
        step_period.period_number,
        by_step.profile_id,
        by_step.question_id,
        sum(case when by_step.step_before < step_period.first_index then by_step.customers else 0 end) as customers,
        sum(by_step.answers) as answers,
        sum(by_step.promoters) as promoters,
        sum(by_step.detractors) as detractors,
        sum(by_step.top_two) as top_two,
        sum(by_step.score_sum) as score_sum,
        sum(by_step.score_sum_of_squares) as score_sum_of_squares
    from by_step
    inner join mart.step_period on step_period.step_index = by_step.step_index
    group by step_period.period_number, by_step.profile_id, by_step.question_id
)

select
    period_reach.period_id,
    of_surveys.profile_id,
    of_surveys.survey_id,
    of_surveys.touchpoint,
    of_surveys.customers,
    of_surveys.answers,
    of_surveys.promoters,
    of_surveys.detractors,
    of_surveys.top_two,
    of_surveys.score_sum,
    of_surveys.score_sum_of_squares,
    of_surveys.answers_squared,
    of_surveys.marks_by_answers,
    of_surveys.marks_squared
from of_surveys
inner join mart.period_reach on period_reach.period_number = of_surveys.period_number
union all
select
    period_reach.period_id,
    of_touchpoints.profile_id,
    survey_question.survey_id,
    survey_question.touchpoint,
    of_touchpoints.customers,
    of_touchpoints.answers,
    of_touchpoints.promoters,
    of_touchpoints.detractors,
    of_touchpoints.top_two,
    of_touchpoints.score_sum,
    of_touchpoints.score_sum_of_squares,
    cast(null as double) as answers_squared,
    cast(null as double) as marks_by_answers,
    cast(null as double) as marks_squared
from of_touchpoints
inner join mart.survey_question on survey_question.question_id = of_touchpoints.question_id
inner join mart.period_reach on period_reach.period_number = of_touchpoints.period_number
