-- one row per period (twelve months, or all dates), segment filter, issue and outcome: the customer that is typical of those who raised it
-- reads: mart.issue_mention, mart.period, mart.customer, mart.customer_group, mart.customer_profile, mart.segment_filter, mart.story_heard, record.customer, record.said_about, record.verbatim, edition.company
-- parameters: none
-- Typical: nearest to the middle of them all in how often they raised it, all their cases, what they pay and how long they are
-- there. Of those who left and those who stayed apart; only where as many customers agree in that as a group needs to be shown.
-- Issues, periods and segments go by number until the end: what lies in between has a row per customer, issue and period.
with issues as (
    select
        issue,
        cast(row_number() over (order by issue nulls last) as integer) as issue_number
    from (select distinct issue from mart.issue_mention where issue <> 'All other topics') as named
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
    inner join (select distinct month from mart.issue_mention) as months
        on periods.kind = 'year'
        and months.month between periods.starts_on and periods.ends_on
),

mentions as (
    select
        issues.issue_number,
        issue_mention.customer_id,
        issue_mention.month,
        issue_mention.mentions
    from mart.issue_mention
    inner join issues on issues.issue = issue_mention.issue
    inner join mart.customer on customer.customer_id = issue_mention.customer_id
),

raised as (
    select
        windows.period_number,
        mentions.issue_number,
        mentions.customer_id,
        cast(sum(mentions.mentions) as bigint) as mentions
    from mentions
    inner join windows on windows.month = mentions.month
    group by windows.period_number, mentions.issue_number, mentions.customer_id
    union all
    select
        periods.period_number,
        mentions.issue_number,
        mentions.customer_id,
        cast(sum(mentions.mentions) as bigint) as mentions
    from mentions
    cross join periods
    where periods.kind = 'all'
    group by periods.period_number, mentions.issue_number, mentions.customer_id
),

segments as (
    select
        segment,
        cast(row_number() over (order by segment nulls last) as integer) as segment_number
    from (select segment from mart.segment_filter union select 'all' as segment) as named
),

known as (
    select
        customer.customer_id,
        customer_profile.profile_id,
        nullif(customer_group.group_name, 'not stated') as own_segment,
        year(customer.became_customer_on) as since_year,
        case when customer.is_lost then 1 else 0 end as lost,
        case when customer.is_lost then 0 else coalesce(customer.monthly_revenue, 0) end as revenue,
        coalesce(story_heard.lanes, 0) as lanes,
        ln(1 + coalesce(story_heard.cases, 0)) as much_asked,
        ln(1 + greatest(coalesce(customer.monthly_revenue, 0), 0)) as much_paid,
        coalesce(year(customer.became_customer_on), 0) as started
    from mart.customer
    left join mart.customer_profile on customer_profile.customer_id = customer.customer_id
    left join mart.customer_group
        on customer_group.customer_id = customer.customer_id
        and customer_group.dimension = 'segment'
    left join mart.story_heard on story_heard.customer_id = customer.customer_id
),

-- Each customer once a segment filter that lets it pass.
passing as (
    select
        known.customer_id,
        segments.segment_number,
        known.own_segment,
        known.since_year,
        known.lost,
        known.revenue,
        known.lanes,
        known.much_asked,
        known.much_paid,
        known.started
    from known
    left join mart.segment_filter on segment_filter.profile_id = known.profile_id
    inner join segments on segments.segment = coalesce(segment_filter.segment, 'all')
),

middles as (
    select
        raised.period_number,
        passing.segment_number,
        raised.issue_number,
        count(*) as customers,
        avg(passing.lost) as lost_share,
        sum(passing.revenue) as revenue,
        avg(ln(1 + raised.mentions)) as much_raised,
        avg(passing.much_asked) as much_asked,
        avg(passing.much_paid) as much_paid,
        avg(passing.started) as started,
        nullif(stddev_samp(ln(1 + raised.mentions)), 0) as spread_raised,
        nullif(stddev_samp(passing.much_asked), 0) as spread_asked,
        nullif(stddev_samp(passing.much_paid), 0) as spread_paid,
        nullif(stddev_samp(passing.started), 0) as spread_started
    from raised
    inner join passing on passing.customer_id = raised.customer_id
    group by raised.period_number, passing.segment_number, raised.issue_number
),

quoted as (
    select distinct
        verbatim.customer_id,
        issues.issue_number
    from record.said_about
    inner join issues on issues.issue = said_about.about
    inner join record.verbatim on verbatim.verbatim_id = said_about.verbatim_id
    where said_about.about_kind = 'issue'
        and said_about.typicality is not null
),

apart as (
    select
        raised.period_number,
        passing.segment_number,
        raised.issue_number,
        passing.lost,
        raised.customer_id,
        coalesce((ln(1 + raised.mentions) - middles.much_raised) / nullif(middles.spread_raised, 0), 0) as by_raised,
        coalesce((passing.much_asked - middles.much_asked) / nullif(middles.spread_asked, 0), 0) as by_asked,
        coalesce((passing.much_paid - middles.much_paid) / nullif(middles.spread_paid, 0), 0) as by_paid,
        coalesce((passing.started - middles.started) / nullif(middles.spread_started, 0), 0) as by_started,
        case when quoted.customer_id is not null then 0 else 2000000 end
        + case when passing.lanes >= 3 then 0 else 1000000 end as waits
    from raised
    inner join passing on passing.customer_id = raised.customer_id
    inner join middles
        on middles.period_number = raised.period_number
        and middles.segment_number = passing.segment_number
        and middles.issue_number = raised.issue_number
    left join quoted on quoted.customer_id = raised.customer_id and quoted.issue_number = raised.issue_number
    cross join edition.company
    where middles.customers >= company.minimum_group_size
),

-- The nearest, in millionths, and of several the first customer: both in one number, since these rows are too many to come
-- back to. Whoever wrote something that can be quoted comes before others, and who is heard of in three kinds of exports
-- before the rest.
nearest as (
    select
        period_number,
        segment_number,
        issue_number,
        lost,
        min(
            cast(
                round(
                    1000000 * (by_raised * by_raised + by_asked * by_asked + by_paid * by_paid + by_started * by_started + waits)
                ) as bigint
            ) * cast(1000000000000 as decimal(13, 0)) + customer_id
        ) as turn_and_customer
    from apart
    group by period_number, segment_number, issue_number, lost
),

chosen as (
    select
        nearest.period_number,
        nearest.segment_number,
        nearest.issue_number,
        nearest.lost,
        raised.mentions,
        passing.customer_id,
        passing.own_segment,
        passing.since_year,
        passing.lanes
    from nearest
    inner join passing
        on passing.customer_id = cast(nearest.turn_and_customer % 1000000000000 as bigint)
        and passing.segment_number = nearest.segment_number
    inner join raised
        on raised.period_number = nearest.period_number
        and raised.issue_number = nearest.issue_number
        and raised.customer_id = passing.customer_id
),

-- How many raised the same and agree in what is said of the customer: fewer than a group needs would single it out.
agreeing as (
    select
        raised.period_number,
        passing.segment_number,
        raised.issue_number,
        passing.lost,
        passing.own_segment,
        passing.since_year,
        count(*) as customers
    from raised
    inner join passing on passing.customer_id = raised.customer_id
    group by
        raised.period_number, passing.segment_number, raised.issue_number, passing.lost, passing.own_segment, passing.since_year
),

alike as (
    select
        chosen.period_number,
        chosen.segment_number,
        chosen.issue_number,
        chosen.lost,
        sum(agreeing.customers) as alike,
        sum(case when agreeing.own_segment = chosen.own_segment then agreeing.customers else 0 end) as alike_in_segment,
        sum(
            case
                when agreeing.own_segment = chosen.own_segment and agreeing.since_year = chosen.since_year then agreeing.customers
                else 0
            end
        ) as alike_since
    from chosen
    inner join agreeing
        on agreeing.period_number = chosen.period_number
        and agreeing.segment_number = chosen.segment_number
        and agreeing.issue_number = chosen.issue_number
        and agreeing.lost = chosen.lost
    group by chosen.period_number, chosen.segment_number, chosen.issue_number, chosen.lost
)

select
    periods.period_id,
    segments.segment,
    issues.issue,
    chosen.customer_id,
    case when company.quotations = 'named' then named.name end as name,  -- null unless the company lets names be shown
    chosen.mentions,                        -- of the issue, in the period
    chosen.own_segment,                     -- null where it is not stated
    chosen.since_year,
    chosen.lost = 1 as is_lost,
    quoted.customer_id is not null as has_comment,  -- about the issue, that can be quoted
    chosen.lanes,                           -- kinds of exports that tell of the customer
    middles.customers,                      -- who raised the issue
    middles.revenue,                        -- that those of them who are still there pay a month, in units of currency
    middles.lost_share,                     -- of these, who have left since
    alike.alike,                            -- of these, of the same outcome
    alike.alike_in_segment,                 -- and of the same segment
    alike.alike_since                       -- and of the same year
from chosen
inner join middles
    on middles.period_number = chosen.period_number
    and middles.segment_number = chosen.segment_number
    and middles.issue_number = chosen.issue_number
inner join alike
    on alike.period_number = chosen.period_number
    and alike.segment_number = chosen.segment_number
    and alike.issue_number = chosen.issue_number
    and alike.lost = chosen.lost
left join quoted on quoted.customer_id = chosen.customer_id and quoted.issue_number = chosen.issue_number
inner join periods on periods.period_number = chosen.period_number
inner join segments on segments.segment_number = chosen.segment_number
inner join issues on issues.issue_number = chosen.issue_number
inner join record.customer as named on named.customer_id = chosen.customer_id
cross join edition.company
where alike.alike >= company.minimum_group_size
