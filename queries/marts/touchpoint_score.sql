-- one row per twelve months (or "all" where no answer is dated), segment and touchpoint that stands in for an issue
-- reads: record.feedback, mart.issue, mart.customer, mart.period
-- parameters: none
with answers as (
    select
        feedback.customer_id,
        feedback.answered_on,
        issue.issue as touchpoint,
        case
            when feedback.kind = 'nps' then feedback.score <= 6
            else (feedback.score - feedback.scale_low) / nullif(feedback.scale_high - feedback.scale_low, 0) <= 0.35
        end as is_low
    from record.feedback
    inner join mart.issue
        on issue.issue_kind = 'touchpoint'
        and issue.spelling = trim(feedback.touchpoint)
    where feedback.score is not null
),

dated as (
    select count(answered_on) as answers_dated from answers
),

placed as (
    select period.period_id, answers.customer_id, answers.touchpoint, answers.is_low
    from answers
    inner join mart.period
        on period.kind = 'year'
        and answers.answered_on between period.starts_on and period.ends_on
    union all
    select 'all' as period_id, answers.customer_id, answers.touchpoint, answers.is_low
    from answers
    cross join dated
    where dated.answers_dated = 0
)

select
    placed.period_id,
    customer.segment,
    placed.touchpoint,
    count(*) as answers,
    count(case when placed.is_low then 1 end) as answers_low,
    count(distinct placed.customer_id) as customers
from placed
inner join mart.customer on customer.customer_id = placed.customer_id
group by placed.period_id, customer.segment, placed.touchpoint
