-- one row per year (or "all"), survey and customer that could have answered it: how often asked, how often answered
-- reads: mart.customer, mart.survey_question, mart.period_reach, record.invitation, mart.customer_satisfaction, edition.company
-- parameters: none
-- Those invited where the survey's invitations are known; otherwise everybody who was a customer at some time in the period,
-- each asked once.
with surveys as (
    select distinct survey_id, department, survey from mart.survey_question
),

invited as (
    select
        period_reach.period_number,
        surveys.survey_id,
        invitation.customer_id,
        count(*) as asked
    from record.invitation
    inner join surveys
        on surveys.department = invitation.department
        and surveys.survey = coalesce(invitation.survey, surveys.survey)
    cross join edition.company
    inner join mart.period_reach
        on period_reach.kind = 'all'
        or (period_reach.kind = 'year' and invitation.invited_on between period_reach.starts_on and period_reach.ends_on)
    where invitation.customer_id is not null
        and (invitation.invited_on is null or company.as_of is null or invitation.invited_on <= company.as_of)
    group by period_reach.period_number, surveys.survey_id, invitation.customer_id
),

with_invitations as (
    select distinct period_number, survey_id from invited
),

on_the_books as (
    select
        period_reach.period_number,
        customer.customer_id
    from mart.customer
    inner join mart.period_reach
        on period_reach.kind = 'all'
        or (
            period_reach.kind = 'year'
            and (customer.became_customer_on is null or customer.became_customer_on <= period_reach.ends_on)
            and (not customer.is_lost or customer.lost_on >= period_reach.starts_on)
        )
),

base as (
    select period_number, survey_id, customer_id, asked, true as is_invitation_known from invited
    union all
    select
        on_the_books.period_number,
        surveys.survey_id,
        on_the_books.customer_id,
        1 as asked,
        false as is_invitation_known
    from on_the_books
    cross join surveys
    left join with_invitations
        on with_invitations.period_number = on_the_books.period_number
        and with_invitations.survey_id = surveys.survey_id
    where with_invitations.survey_id is null
)

select
    base.period_number,                     -- see mart.period_reach
    base.survey_id,
    base.customer_id,
    base.is_invitation_known,
    cast(base.asked as double) as asked,    -- invitations, or 1
    case
        when customer_satisfaction.customer_id is null then 0
        when base.is_invitation_known and customer_satisfaction.answers < base.asked then customer_satisfaction.answers
        else base.asked
    end as answered                         -- of those asked: an answer without an invitation is no response
from base
left join mart.customer_satisfaction
    on customer_satisfaction.period_number = base.period_number
    and customer_satisfaction.survey_id = base.survey_id
    and customer_satisfaction.customer_id = base.customer_id
