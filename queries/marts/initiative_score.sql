-- one row per initiative, survey, segment and whether its customers had raised the initiative's issue
-- reads: mart.initiative_cohort, record.feedback
-- parameters: none
-- Customers who answered the same survey both before the start and after it: by how much their mean answer moved.
with answers as (
    select
        customer_id,
        department,
        coalesce(survey, source) as survey,
        lower(kind) as kind,
        coalesce(scale_low, case when lower(kind) = 'nps' then 0 else 1 end) as scale_low,
        coalesce(scale_high, case when lower(kind) = 'nps' then 10 when lower(kind) = 'ces' then 7 else 5 end) as scale_high,
        year(answered_on) * 12 + month(answered_on) as month_number,
        score
    from record.feedback
    where score is not null
        and answered_on is not null
        and customer_id is not null
),

moved as (
    select
        cohort.name,
        cohort.segment,
        cohort.is_own,
        answers.department,
        answers.survey,
        answers.kind,
        answers.scale_low,
        answers.scale_high,
        cohort.customer_id,
        avg(case when answers.month_number >= cohort.followed_from then answers.score end)
        - avg(case when answers.month_number <= cohort.raised_to then answers.score end) as change
    from mart.initiative_cohort as cohort
    inner join answers
        on answers.customer_id = cohort.customer_id
        and (
            answers.month_number between cohort.raised_from and cohort.raised_to
            or answers.month_number between cohort.followed_from and cohort.followed_to
        )
    where cohort.cohort = 'after'
    group by
        cohort.name, cohort.segment, cohort.is_own, answers.department, answers.survey, answers.kind, answers.scale_low,
        answers.scale_high, cohort.customer_id
)

select
    name,
    segment,
    is_own,
    department,
    survey,
    kind,
    scale_low,
    scale_high,
    count(*) as customers,
    sum(change) as change_sum,
    sum(change * change) as change_sum_of_squares
from moved
where change is not null
group by name, segment, is_own, department, survey, kind, scale_low, scale_high
