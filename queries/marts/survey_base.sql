-- one row per year (or "all"), survey and customer that could have answered it
-- reads: mart.customer, mart.survey_question, mart.period_reach, record.invitation, mart.customer_satisfaction, edition.company
-- parameters: none
-- Those invited where the survey's invitations are known; otherwise everybody who was a customer at some time in the period.
with surveys as (
    select distinct survey_id, department, survey from mart.survey_question
),

invited as (
    select distinct
        surveys.survey_id,
        invitation.customer_id,
        case when invited_on is null then -1 else year(invited_on) * 12 + month(invited_on) - 1 end as month_index
    from record.invitation
    inner join surveys
        on surveys.department = invitation.department
        and surveys.survey = coalesce(invitation.survey, surveys.survey)
    cross join edition.company
    where invitation.customer_id is not null
        and (invited_on is null or as_of is null or invited_on <= as_of)
),

invited_in_period as (
    select distinct
        period_reach.period_id,
        invited.survey_id,
        invited.customer_id
    from invited
    inner join mart.period_reach
        on invited.month_index between period_reach.first_index and period_reach.last_index
    where period_reach.kind <> 'quarter'
),

with_invitations as (
    select period_id, survey_id, count(*) as customers from invited_in_period group by period_id, survey_id
),

on_the_books as (
    select
        period_reach.period_id,
        customer.customer_id
    from mart.customer
    cross join mart.period_reach
    where period_reach.kind = 'all'
        or (
            period_reach.kind = 'year'
            and (customer.became_customer_on is null or customer.became_customer_on <= period_reach.ends_on)
            and (not customer.is_lost or customer.lost_on >= period_reach.starts_on)
        )
),

base as (
    select period_id, survey_id, customer_id, true as is_invitation_known from invited_in_period
    union all
    select
        on_the_books.period_id,
        surveys.survey_id,
        on_the_books.customer_id,
        false as is_invitation_known
    from on_the_books
    cross join surveys
    left join with_invitations
        on with_invitations.period_id = on_the_books.period_id
        and with_invitations.survey_id = surveys.survey_id
    where with_invitations.customers is null
)

select
    base.period_id,
    base.survey_id,
    base.customer_id,
    base.is_invitation_known,
    customer_satisfaction.customer_id is not null as has_answered,
    customer_satisfaction.mood
from base
left join mart.customer_satisfaction
    on customer_satisfaction.period_id = base.period_id
    and customer_satisfaction.survey_id = base.survey_id
    and customer_satisfaction.customer_id = base.customer_id
