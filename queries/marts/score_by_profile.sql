-- one row per period, profile, survey and touchpoint, "all touchpoints" among them
-- reads: mart.customer_satisfaction, mart.customer_answers, mart.survey_question, mart.customer_profile, mart.period_reach
-- parameters: none
-- Customers are counted once in each period. For single touchpoints that needs no row for each customer and period: a
-- customer is new to a period when the step of its answer before lies before the period.
-- The last three columns tell how alike the answers of one customer are; single touchpoints leave them empty.
with of_surveys as (
    select
        customer_satisfaction.period_id,
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
        customer_answers.survey_id,
        survey_question.touchpoint,
        customer_answers.step_index,
        lag(customer_answers.step_index) over (
            partition by customer_answers.customer_id, customer_answers.question_id
            order by customer_answers.step_index
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
        with_step_before.survey_id,
        with_step_before.touchpoint,
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
    group by 1, 2, 3, 4, 5
),

of_touchpoints as (
    select
        period_reach.period_id,
        by_step.profile_id,
        by_step.survey_id,
        by_step.touchpoint,
        sum(case when by_step.step_before < period_reach.first_index then by_step.customers else 0 end) as customers,
        sum(by_step.answers) as answers,
        sum(by_step.promoters) as promoters,
        sum(by_step.detractors) as detractors,
        sum(by_step.top_two) as top_two,
        sum(by_step.score_sum) as score_sum,
        sum(by_step.score_sum_of_squares) as score_sum_of_squares
    from by_step
    inner join mart.period_reach
        on by_step.step_index between period_reach.first_index and period_reach.last_index
    group by period_reach.period_id, by_step.profile_id, by_step.survey_id, by_step.touchpoint
)

select
    period_id, profile_id, survey_id, touchpoint, customers, answers, promoters, detractors, top_two,
    score_sum, score_sum_of_squares, answers_squared, marks_by_answers, marks_squared
from of_surveys
union all
select
    period_id, profile_id, survey_id, touchpoint, customers, answers, promoters, detractors, top_two,
    score_sum, score_sum_of_squares,
    cast(null as double) as answers_squared,
    cast(null as double) as marks_by_answers,
    cast(null as double) as marks_squared
from of_touchpoints
