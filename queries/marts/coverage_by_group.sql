-- one row per year (or "all"), segment filter, dimension, group and survey: who could have answered, and who did
-- reads: mart.survey_base, mart.period_reach, mart.customer, mart.customer_profile, mart.segment_filter, mart.profile_group
-- parameters: none
with by_profile as (
    select
        survey_base.period_number,
        survey_base.survey_id,
        customer_profile.profile_id,
        max(case when survey_base.is_invitation_known then 1 else 0 end) as is_invitation_known,
        count(*) as customers,
        sum(case when survey_base.answered > 0 then 1 else 0 end) as customers_answered,
        sum(survey_base.asked) as asked,
        sum(survey_base.answered) as answered,
        sum(customer.monthly_revenue) as revenue,
        sum(case when survey_base.answered > 0 then customer.monthly_revenue else 0 end) as revenue_answered
    from mart.survey_base
    inner join mart.customer on customer.customer_id = survey_base.customer_id
    inner join mart.customer_profile on customer_profile.customer_id = survey_base.customer_id
    group by 1, 2, 3
)

select
    period_reach.period_id,
    segment_filter.segment,
    profile_group.dimension,
    profile_group.group_name,
    by_profile.survey_id,
    max(by_profile.is_invitation_known) = 1 as is_invitation_known,
    sum(by_profile.customers) as customers,
    sum(by_profile.customers_answered) as customers_answered,
    sum(by_profile.asked) as asked,                         -- invitations; customers where no invitations are known
    sum(by_profile.answered) as answered,
    sum(by_profile.revenue) as revenue,                     -- units of currency a month
    sum(by_profile.revenue_answered) as revenue_answered    -- units of currency a month
from by_profile
inner join mart.period_reach on period_reach.period_number = by_profile.period_number
inner join mart.segment_filter on segment_filter.profile_id = by_profile.profile_id
inner join mart.profile_group on profile_group.profile_id = by_profile.profile_id
group by 1, 2, 3, 4, 5
