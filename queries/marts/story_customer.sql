-- one row per period (twelve months, or all dates), segment filter, issue and place: a customer that is typical of those who raised it
-- reads: mart.issue_mention, mart.period, mart.customer, mart.customer_group, mart.customer_profile, mart.segment_filter, mart.story_heard, record.customer, record.said_about, record.verbatim, edition.company
-- parameters: none
-- Typical: nearest to the middle of them all in how often they raised it, all their cases, what they pay, how long they are
-- there, and whether they left; those who left and those who stayed apart. Only of issues that as many customers raised as a group needs to be shown.
with raised as (
    select
        period.period_id,
        coalesce(segment_filter.segment, 'all') as segment,
        issue_mention.issue,
        issue_mention.customer_id,
        sum(issue_mention.mentions) as mentions,
        count(distinct issue_mention.month) as months
    from mart.issue_mention
    inner join mart.period
        on period.kind in ('all', 'year')
        and (period.kind = 'all' or issue_mention.month between period.starts_on and period.ends_on)
    left join mart.customer_profile on customer_profile.customer_id = issue_mention.customer_id
    left join mart.segment_filter on segment_filter.profile_id = customer_profile.profile_id
    where issue_mention.issue <> 'All other topics'
    group by period.period_id, coalesce(segment_filter.segment, 'all'), issue_mention.issue, issue_mention.customer_id
),

quoted as (
    select
        verbatim.customer_id,
        said_about.about as issue,
        count(*) as comments
    from record.said_about
    inner join record.verbatim on verbatim.verbatim_id = said_about.verbatim_id
    where said_about.about_kind = 'issue'
        and said_about.typicality is not null
    group by verbatim.customer_id, said_about.about
),

described as (
    select
        raised.period_id,
        raised.segment,
        raised.issue,
        raised.customer_id,
        raised.mentions,
        raised.months,
        nullif(customer_group.group_name, 'not stated') as own_segment,
        year(customer.became_customer_on) as since_year,
        case when customer.is_lost then 1 else 0 end as lost,
        cast(date_trunc('month', customer.lost_on) as date) as lost_month,
        case when customer.is_lost then 0 else coalesce(customer.monthly_revenue, 0) end as revenue,
        case when coalesce(quoted.comments, 0) > 0 then 1 else 0 end as has_comment,
        coalesce(story_heard.lanes, 0) as lanes,
        ln(1 + raised.mentions) as much_raised,
        ln(1 + coalesce(story_heard.cases, 0)) as much_asked,
        ln(1 + greatest(coalesce(customer.monthly_revenue, 0), 0)) as much_paid,
        coalesce(year(customer.became_customer_on), -1) as started
    from raised
    inner join mart.customer on customer.customer_id = raised.customer_id
    left join mart.customer_group
        on customer_group.customer_id = raised.customer_id
        and customer_group.dimension = 'segment'
    left join quoted on quoted.customer_id = raised.customer_id and quoted.issue = raised.issue
    left join mart.story_heard on story_heard.customer_id = raised.customer_id
),

middles as (
    select
        period_id,
        segment,
        issue,
        count(*) as customers,
        avg(lost) as lost,
        sum(revenue) as revenue,
        percentile_cont(0.5) within group (order by much_raised) as much_raised,
        percentile_cont(0.5) within group (order by much_asked) as much_asked,
        percentile_cont(0.5) within group (order by much_paid) as much_paid,
        percentile_cont(0.5) within group (order by started) as started,
        nullif(percentile_cont(0.75) within group (order by much_raised) - percentile_cont(0.25) within group (order by much_raised), 0) as spread_raised,
        nullif(percentile_cont(0.75) within group (order by much_asked) - percentile_cont(0.25) within group (order by much_asked), 0) as spread_asked,
        nullif(percentile_cont(0.75) within group (order by much_paid) - percentile_cont(0.25) within group (order by much_paid), 0) as spread_paid,
        nullif(percentile_cont(0.75) within group (order by started) - percentile_cont(0.25) within group (order by started), 0) as spread_started
    from described
    group by period_id, segment, issue
),

-- How many raised the same and agree in what is said of the customer: fewer than a group needs would single it out.
agreeing as (
    select
        described.period_id, described.segment, described.issue, described.customer_id, described.mentions, described.months,
        described.own_segment, described.since_year, described.lost, described.lost_month, described.has_comment,
        described.lanes, middles.customers, middles.lost as lost_share, middles.revenue,
        count(*) over (partition by described.period_id, described.segment, described.issue, described.lost) as alike,
        count(*) over (
            partition by described.period_id, described.segment, described.issue, described.lost, described.own_segment
        ) as alike_in_segment,
        count(*) over (
            partition by described.period_id, described.segment, described.issue, described.lost, described.own_segment, described.since_year
        ) as alike_since,
        abs(described.much_raised - middles.much_raised) / coalesce(middles.spread_raised, 1)
        + abs(described.much_asked - middles.much_asked) / coalesce(middles.spread_asked, 1)
        + abs(described.much_paid - middles.much_paid) / coalesce(middles.spread_paid, 1)
        + abs(described.started - middles.started) / coalesce(middles.spread_started, 1)
        + 2 * abs(described.lost - middles.lost) as distance
    from described
    inner join middles
        on middles.period_id = described.period_id
        and middles.segment = described.segment
        and middles.issue = described.issue
    cross join edition.company
    where middles.customers >= company.minimum_group_size
),

placed as (
    select
        period_id, segment, issue, customer_id, mentions, months, own_segment, since_year, lost, lost_month, has_comment, lanes,
        customers, lost_share, revenue, alike, alike_in_segment, alike_since, distance,
        row_number() over (
            partition by period_id, segment, issue, lost
            order by has_comment desc, case when lanes >= 3 then 1 else 0 end desc, distance, customer_id
        ) as place
    from agreeing
    cross join edition.company
    where alike >= company.minimum_group_size
)

select
    period_id,
    placed.segment,
    issue,
    place,                                  -- the nearest to the middle first
    placed.customer_id,
    case when company.quotations = 'named' then customer.name end as name,  -- null unless the company lets names be shown
    mentions,                               -- of the issue, in the period
    months,                                 -- with such a mention
    own_segment,                            -- null where it is not stated
    since_year,
    lost = 1 as is_lost,
    lost_month,
    has_comment = 1 as has_comment,
    lanes,                                  -- kinds of exports that tell of the customer
    customers,                              -- who raised the issue
    revenue,                                -- that those of them who are still there pay a month, in units of currency
    lost_share,                             -- of these, who have left since
    alike,                                  -- of these, of the same outcome
    alike_in_segment,                       -- and of the same segment
    alike_since,                            -- and of the same year
    distance                                -- from the middle, in spreads
from placed
inner join record.customer on customer.customer_id = placed.customer_id
cross join edition.company
where placed.place <= 3
