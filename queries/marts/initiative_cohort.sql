-- one row per initiative, cohort and customer who raised any issue in the months before: whether the initiative's own
-- reads: mart.initiative_span, mart.issue_mention, mart.customer
-- parameters: none
-- The cohort "after" is followed from the start on, the cohort "before" over as many months up to the start: whatever
-- befalls customers who have just raised an issue befalls both.
with cohorts as (
    select
        name,
        issue,
        'after' as cohort,
        begun_month - months as raised_from,
        begun_month - 1 as raised_to,
        first_whole_month as followed_from,
        first_whole_month + months - 1 as followed_to
    from mart.initiative_span
    union all
    select
        name,
        issue,
        'before' as cohort,
        begun_month - 2 * months as raised_from,
        begun_month - months - 1 as raised_to,
        begun_month - months as followed_from,
        begun_month - 1 as followed_to
    from mart.initiative_span
),

mentions as (
    select
        customer_id,
        issue,
        year(month) * 12 + month(month) as month_number
    from mart.issue_mention
    where month is not null
        and said_in in ('case', 'touchpoint')
),

raised as (
    select
        cohorts.name,
        cohorts.cohort,
        mentions.customer_id,
        max(case when mentions.issue = cohorts.issue then 1 else 0 end) as is_own
    from cohorts
    inner join mentions on mentions.month_number between cohorts.raised_from and cohorts.raised_to
    group by cohorts.name, cohorts.cohort, mentions.customer_id
),

again as (
    select distinct
        cohorts.name,
        cohorts.cohort,
        mentions.customer_id
    from cohorts
    inner join mentions
        on mentions.issue = cohorts.issue
        and mentions.month_number between cohorts.followed_from and cohorts.followed_to
)

select
    raised.name,
    raised.cohort,
    raised.customer_id,
    customer.segment,
    raised.is_own,                          -- 1 or 0: raised the initiative's issue
    case when again.customer_id is null then 0 else 1 end as is_raised_later,
    case
        when year(customer.lost_on) * 12 + month(customer.lost_on) <= cohorts.followed_to then 1 else 0
    end as is_lost,
    cohorts.raised_from,
    cohorts.raised_to,
    cohorts.followed_from,
    cohorts.followed_to
from raised
inner join cohorts on cohorts.name = raised.name and cohorts.cohort = raised.cohort
inner join mart.customer on customer.customer_id = raised.customer_id
left join again
    on again.name = raised.name
    and again.cohort = raised.cohort
    and again.customer_id = raised.customer_id
where not (customer.is_lost and customer.lost_on is null)
    and (customer.lost_on is null or year(customer.lost_on) * 12 + month(customer.lost_on) >= cohorts.followed_from)
