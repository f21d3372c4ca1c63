-- one row per year (or "all"), customer and question, of customers who were asked three things or more
-- reads: mart.customer_answers, mart.step_period, mart.customer_profile, mart.spend_band
-- parameters: none
-- At most 5,000 customers, drawn evenly (in the order of a hash of their number), so that a page reads as little from
-- many customers as from few. What goes with what needs customers as rows: no sum over them tells who answered all.
with asked as (
    select
        customer_id,
        count(distinct question_id) as questions
    from mart.customer_answers
    group by customer_id
),

placed as (
    select
        customer_id,
        row_number() over (order by md5(cast(customer_id as string)) nulls last, customer_id nulls last) as place,
        count(*) over () as of_customers
    from asked
    where questions >= 3
)

select
    step_period.period_id,
    placed.customer_id,
    customer_answers.question_id,
    customer_profile.profile_id,
    spend_band.spend_band,
    placed.of_customers,                    -- as many were asked three things or more
    sum(customer_answers.answers) as answers,
    sum(customer_answers.score_sum) as score_sum,
    sum(customer_answers.top_two) as top_two
from placed
inner join mart.customer_answers on customer_answers.customer_id = placed.customer_id
inner join mart.step_period on step_period.step_index = customer_answers.step_index
inner join mart.customer_profile on customer_profile.customer_id = placed.customer_id
inner join mart.spend_band on spend_band.customer_id = placed.customer_id
where placed.place <= 5000
    and step_period.period_kind <> 'quarter'
group by
    step_period.period_id,
    placed.customer_id,
    customer_answers.question_id,
    customer_profile.profile_id,
    spend_band.spend_band,
    placed.of_customers
