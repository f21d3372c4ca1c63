-- one row per year, survey, issue raised in a case before the answer, segment, spend and number of issues: what those customers answered
-- reads: mart.customer_answers, mart.step_period, mart.survey_question, mart.issue_mention, mart.calendar_month, mart.customer, mart.spend_band
-- parameters: none
-- Of each customer what it answered last within the year (its answers of one step of time, so that nobody is counted twice);
-- an issue counts where a case raised it in the twelve months before that step began: no answer can have brought it about.
-- What comments say beside a score is no issue raised before it. The issue '' is everybody who answered. Steps before which
-- the cases reach back over less than half of the twelve months tell nothing of who raised what.
with issues as (
    select
        issue,
        cast(row_number() over (order by issue nulls last) as integer) as issue_number
    from (select distinct issue from mart.issue_mention) as named
),

cases as (
    select
        issue_mention.customer_id,
        issues.issue_number,
        calendar_month.month_index
    from mart.issue_mention
    inner join issues on issues.issue = issue_mention.issue
    inner join mart.calendar_month on calendar_month.month = issue_mention.month
    where issue_mention.said_in = 'case'
),

months as (
    select distinct month_index from cases
),

reach as (
    select min(month_index) as first_index from months
),

scales as (
    select distinct survey_id, kind from mart.survey_question
),

answered as (
    select
        customer_answers.customer_id,
        customer_answers.survey_id,
        customer_answers.step_index,
        sum(customer_answers.answers) as answers,
        sum(customer_answers.promoters) as promoters,
        sum(customer_answers.detractors) as detractors,
        sum(customer_answers.top_two) as top_two,
        sum(customer_answers.score_sum) as score_sum,
        sum(customer_answers.score_sum_of_squares) as score_sum_of_squares,
        sum(case when scales.kind = 'nps' then customer_answers.promoters - customer_answers.detractors else customer_answers.top_two end)
            as mark_sum
    from mart.customer_answers
    inner join scales on scales.survey_id = customer_answers.survey_id
    cross join reach
    where customer_answers.step_index >= reach.first_index + 6
    group by customer_answers.customer_id, customer_answers.survey_id, customer_answers.step_index
),

last_answered as (
    select
        step_period.period_number,
        answered.customer_id,
        answered.survey_id,
        max(answered.step_index) as step_index
    from answered
    inner join mart.step_period
        on step_period.step_index = answered.step_index
        and step_period.period_kind = 'year'
    group by step_period.period_number, answered.customer_id, answered.survey_id
),

windows as (
    select
        steps.step_index,
        months.month_index
    from (select distinct step_index from last_answered) as steps
    inner join months
        on months.month_index >= steps.step_index - 12
        and months.month_index < steps.step_index
),

raised as (
    select distinct
        windows.step_index,
        cases.customer_id,
        cases.issue_number
    from cases
    inner join windows on windows.month_index = cases.month_index
),

counted as (
    select step_index, customer_id, count(*) as issues from raised group by step_index, customer_id
),

known as (
    select
        last_answered.period_number,
        answered.customer_id,
        answered.survey_id,
        answered.step_index,
        answered.answers,
        answered.promoters,
        answered.detractors,
        answered.top_two,
        answered.score_sum,
        answered.score_sum_of_squares,
        answered.mark_sum,
        customer.segment,
        spend_band.spend_band,
        least(3, coalesce(counted.issues, 0)) as issues_raised
    from last_answered
    inner join answered
        on answered.customer_id = last_answered.customer_id
        and answered.survey_id = last_answered.survey_id
        and answered.step_index = last_answered.step_index
    inner join mart.customer on customer.customer_id = answered.customer_id
    inner join mart.spend_band on spend_band.customer_id = answered.customer_id
    left join counted
        on counted.customer_id = answered.customer_id
        and counted.step_index = answered.step_index
),

told as (
    select known.*, 0 as issue_number from known
    union all
    select known.*, raised.issue_number
    from known
    inner join raised on raised.customer_id = known.customer_id and raised.step_index = known.step_index
),

summed as (
    select
        period_number,
        survey_id,
        issue_number,
        segment,
        spend_band,
        issues_raised,
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
    from told
    group by period_number, survey_id, issue_number, segment, spend_band, issues_raised
)

select
    years.period_id,
    summed.survey_id,
    coalesce(issues.issue, '') as issue,    -- '' for everybody
    summed.segment,
    summed.spend_band,                      -- 0 to 3, least first
    summed.issues_raised,                   -- in those twelve months; 3 and more together
    summed.customers,
    summed.answers,
    summed.promoters,
    summed.detractors,
    summed.top_two,
    summed.score_sum,
    summed.score_sum_of_squares,
    summed.answers_squared,
    summed.marks_by_answers,
    summed.marks_squared
from summed
inner join (select distinct period_number, period_id from mart.step_period) as years
    on years.period_number = summed.period_number
left join issues on issues.issue_number = summed.issue_number
