-- one row per period (twelve months, or all dates), segment filter, what is spoken about and tone ("all" for any): how many customers said it
-- reads: record.said_about, record.verbatim, mart.period, mart.customer_profile, mart.segment_filter, edition.company
-- parameters: none
-- A comment of nobody known counts as one customer, under no segment.
-- What is said, and the periods, go by number until they are counted.
with abouts as (
    select
        about_kind,
        about,
        tone,
        cast(dense_rank() over (order by about_kind nulls last, about nulls last) as integer) as about_number,
        cast(dense_rank() over (order by tone nulls last) as integer) as tone_number
    from (select distinct about_kind, about, tone from record.said_about) as told
),

-- Each customer once a month: a period counts customers, not comments.
monthly as (
    select distinct
        abouts.about_number,
        case when abouts.tone is not null then abouts.tone_number end as tone_number,
        coalesce(verbatim.customer_id, -verbatim.verbatim_id) as speaker,
        cast(date_trunc('month', verbatim.said_on) as date) as month
    from record.said_about
    inner join abouts
        on abouts.about_kind = said_about.about_kind
        and abouts.about = said_about.about
        and coalesce(abouts.tone, '') = coalesce(said_about.tone, '')
    inner join record.verbatim on verbatim.verbatim_id = said_about.verbatim_id
    cross join edition.company
    where verbatim.said_on is null or company.as_of is null or verbatim.said_on <= company.as_of
),

periods as (
    select
        period_id,
        kind,
        starts_on,
        ends_on,
        cast(row_number() over (order by period_id nulls last) as integer) as period_number
    from mart.period
    where kind in ('all', 'year')
),

windows as (
    select
        periods.period_number,
        months.month
    from periods
    inner join (select distinct month from monthly) as months
        on periods.kind = 'year'
        and months.month between periods.starts_on and periods.ends_on
),

in_period as (
    select
        windows.period_number,
        monthly.about_number,
        monthly.tone_number,
        monthly.speaker
    from monthly
    inner join windows on windows.month = monthly.month
    union all
    select
        periods.period_number,
        monthly.about_number,
        monthly.tone_number,
        monthly.speaker
    from monthly
    cross join periods
    where periods.kind = 'all'
),

speaking as (
    select distinct
        period_number,
        about_number,
        tone_number,
        speaker
    from in_period
    where tone_number is not null
    union all
    select distinct
        period_number,
        about_number,
        cast(null as integer) as tone_number,
        speaker
    from in_period
),

by_profile as (
    select
        speaking.period_number,
        speaking.about_number,
        speaking.tone_number,
        customer_profile.profile_id,
        count(*) as customers
    from speaking
    left join mart.customer_profile on customer_profile.customer_id = speaking.speaker
    group by speaking.period_number, speaking.about_number, speaking.tone_number, customer_profile.profile_id
)

select
    periods.period_id,
    coalesce(segment_filter.segment, 'all') as segment,
    named.about_kind,
    named.about,
    coalesce(tones.tone, 'all') as tone,
    cast(sum(by_profile.customers) as bigint) as customers
from by_profile
inner join periods on periods.period_number = by_profile.period_number
inner join (select distinct about_kind, about, about_number from abouts) as named on named.about_number = by_profile.about_number
left join (select distinct tone, tone_number from abouts) as tones on tones.tone_number = by_profile.tone_number
left join mart.segment_filter on segment_filter.profile_id = by_profile.profile_id
group by periods.period_id, coalesce(segment_filter.segment, 'all'), named.about_kind, named.about, coalesce(tones.tone, 'all')
