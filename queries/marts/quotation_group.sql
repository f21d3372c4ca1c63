-- one row per period (twelve months, or all dates), segment filter, what is spoken about and tone ("all" for any): how many customers said it
-- reads: record.said_about, record.verbatim, mart.period, mart.customer_profile, mart.segment_filter, edition.company
-- parameters: none
-- A comment of nobody known counts as one customer, under no segment.
with said as (
    select
        said_about.verbatim_id,
        said_about.about_kind,
        said_about.about,
        said_about.tone,
        verbatim.customer_id,
        verbatim.said_on
    from record.said_about
    inner join record.verbatim on verbatim.verbatim_id = said_about.verbatim_id
    cross join edition.company
    where verbatim.said_on is null or company.as_of is null or verbatim.said_on <= company.as_of
),

-- Each customer once a month: a period counts customers, not comments.
monthly as (
    select distinct
        about_kind,
        about,
        tone,
        customer_id,
        case when customer_id is null then verbatim_id end as nobody_known,
        cast(date_trunc('month', said_on) as date) as month
    from said
),

in_period as (
    select
        period.period_id,
        coalesce(segment_filter.segment, 'all') as segment,
        monthly.about_kind,
        monthly.about,
        monthly.tone,
        monthly.customer_id,
        monthly.nobody_known
    from monthly
    inner join mart.period
        on period.kind in ('all', 'year')
        and (period.kind = 'all' or monthly.month between period.starts_on and period.ends_on)
    left join mart.customer_profile on customer_profile.customer_id = monthly.customer_id
    left join mart.segment_filter on segment_filter.profile_id = customer_profile.profile_id
)

select
    period_id,
    segment,
    about_kind,
    about,
    'all' as tone,
    count(distinct customer_id) + count(distinct nobody_known) as customers
from in_period
group by period_id, segment, about_kind, about
union all
select
    period_id,
    segment,
    about_kind,
    about,
    tone,
    count(distinct customer_id) + count(distinct nobody_known) as customers
from in_period
where tone is not null
group by period_id, segment, about_kind, about, tone
