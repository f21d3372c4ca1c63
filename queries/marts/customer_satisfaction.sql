-- one row per period, customer and survey: what that survey knows of the customer's satisfaction
-- reads: mart.customer_answers, mart.survey_question, mart.step_period, mart.period_reach
-- parameters: none
-- A mark: promoter 1 and detractor -1 for nps; elsewhere 1 for an answer in the top two boxes.
with scales as (
    select distinct survey_id, kind, top_from, promoter_from, unhappy_below
    from mart.survey_question
),

summed as (
    select
        step_period.period_number,
        customer_answers.customer_id,
        customer_answers.survey_id,
        sum(customer_answers.answers) as answers,
        sum(customer_answers.promoters) as promoters,
        sum(customer_answers.detractors) as detractors,
        sum(customer_answers.top_two) as top_two,
        sum(customer_answers.score_sum) as score_sum,
        sum(customer_answers.score_sum_of_squares) as score_sum_of_squares
    from mart.customer_answers
    inner join mart.step_period on step_period.step_index = customer_answers.step_index
    group by step_period.period_number, customer_answers.customer_id, customer_answers.survey_id
)

select
    summed.period_number,
    period_reach.period_id,
    period_reach.kind as period_kind,
    summed.customer_id,
    summed.survey_id,
    summed.answers,
    summed.promoters,
    summed.detractors,
    summed.top_two,
    summed.score_sum,
    summed.score_sum_of_squares,
    case when scales.kind = 'nps' then summed.promoters - summed.detractors else summed.top_two end as mark_sum,
    case
        when summed.score_sum / nullif(summed.answers, 0) < scales.unhappy_below then 'unhappy'
        when summed.score_sum / nullif(summed.answers, 0)
            >= case when scales.kind = 'nps' then scales.promoter_from else scales.top_from end then 'happy'
        else 'between'
    end as mood
from summed
inner join scales on scales.survey_id = summed.survey_id
inner join mart.period_reach on period_reach.period_number = summed.period_number
