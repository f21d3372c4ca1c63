-- one row per period (twelve months, or all dates), segment filter, issue and outcome: the customer that is typical of those who raised it
-- reads: mart.issue_mention, mart.period, mart.customer, mart.customer_group, mart.customer_profile, mart.segment_filter, mart.story_heard, record.customer, record.said_about, record.verbatim, edition.company
-- parameters: none
-- Typical: nearest to the middle of them all in how often they raised it, all their cases, what they pay and how long they are
-- there. Of those who left and those who stayed apart; only where as many customers agree in that as a group needs to be shown.
with raised as (
    select
        period.period_id,
        coalesce(segment_filter.segment, 'all') as segment,
        issue_mention.issue,
        issue_mention.customer_id,
        sum(issue_mention.mentions) as mentions
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
    select distinct
        verbatim.customer_id,
        said_about.about as issue
    from record.said_about
    inner join record.verbatim on verbatim.verbatim_id = said_about.verbatim_id
    where said_about.about_kind = 'issue'
        and said_about.typicality is not null
),

known as (
    select
        customer.customer_id,
        nullif(customer_group.group_name, 'not stated') as own_segment,
        year(customer.became_customer_on) as since_year,
        case when customer.is_lost then 1 else 0 end as lost,
        case when customer.is_lost then 0 else coalesce(customer.monthly_revenue, 0) end as revenue,
        coalesce(story_heard.lanes, 0) as lanes,
        ln(1 + coalesce(story_heard.cases, 0)) as much_asked,
        ln(1 + greatest(coalesce(customer.monthly_revenue, 0), 0)) as much_paid,
        coalesce(year(customer.became_customer_on), 0) as started
    from mart.customer
    left join mart.customer_group
        on customer_group.customer_id = customer.customer_id
        and customer_group.dimension = 'segment'
    left join mart.story_heard on story_heard.customer_id = customer.customer_id
),

described as (
    select
        raised.period_id,
        raised.segment,
        raised.issue,
        raised.customer_id,
        raised.mentions,
        ln(1 + raised.mentions) as much_raised,
        known.own_segment,
        known.since_year,
        known.lost,
        known.revenue,
        known.lanes,
        known.much_asked,
        known.much_paid,
        known.started
    from raised
    inner join known on known.customer_id = raised.customer_id
),

middles as (
    select
        period_id,
        segment,
        issue,
        count(*) as customers,
        avg(lost) as lost_share,
        sum(revenue) as revenue,
        avg(much_raised) as much_raised,
        avg(much_asked) as much_asked,
        avg(much_paid) as much_paid,
        avg(started) as started,
        nullif(stddev_samp(much_raised), 0) as spread_raised,
        nullif(stddev_samp(much_asked), 0) as spread_asked,
        nullif(stddev_samp(much_paid), 0) as spread_paid,
        nullif(stddev_samp(started), 0) as spread_started
    from described
    group by period_id, segment, issue
),

-- Whoever wrote something that can be quoted comes before others, and who is heard of in three kinds of exports before the rest.
scored as (
    select
        described.period_id,
        described.segment,
        described.issue,
        described.lost,
        described.customer_id,
        described.mentions,
        described.own_segment,
        described.since_year,
        described.lanes,
        quoted.customer_id is not null as has_comment,
        middles.customers,
        middles.lost_share,
        middles.revenue,
        round(
            power(coalesce((described.much_raised - middles.much_raised) / middles.spread_raised, 0), 2)
            + power(coalesce((described.much_asked - middles.much_asked) / middles.spread_asked, 0), 2)
            + power(coalesce((described.much_paid - middles.much_paid) / middles.spread_paid, 0), 2)
            + power(coalesce((described.started - middles.started) / middles.spread_started, 0), 2)
            + case when quoted.customer_id is not null then 0 else 2000000 end
            + case when described.lanes >= 3 then 0 else 1000000 end,
            6
        ) as turn
    from described
    inner join middles
        on middles.period_id = described.period_id
        and middles.segment = described.segment
        and middles.issue = described.issue
    left join quoted on quoted.customer_id = described.customer_id and quoted.issue = described.issue
    cross join edition.company
    where middles.customers >= company.minimum_group_size
),

nearest as (
    select
        period_id,
        segment,
        issue,
        lost,
        min(turn) as turn
    from scored
    group by period_id, segment, issue, lost
),

chosen as (
    select
        scored.period_id,
        scored.segment,
        scored.issue,
        scored.lost,
        min(scored.customer_id) as customer_id
    from scored
    inner join nearest
        on nearest.period_id = scored.period_id
        and nearest.segment = scored.segment
        and nearest.issue = scored.issue
        and nearest.lost = scored.lost
        and nearest.turn = scored.turn
    group by scored.period_id, scored.segment, scored.issue, scored.lost
),

-- How many raised the same and agree in what is said of the customer: fewer than a group needs would single it out.
agreeing as (
    select
        period_id,
        segment,
        issue,
        lost,
        own_segment,
        since_year,
        count(*) as customers
    from described
    group by period_id, segment, issue, lost, own_segment, since_year
),

alike as (
    select
        chosen.period_id,
        chosen.segment,
        chosen.issue,
        chosen.lost,
        sum(agreeing.customers) as alike,
        sum(case when agreeing.own_segment = known.own_segment then agreeing.customers else 0 end) as alike_in_segment,
        sum(
            case
                when agreeing.own_segment = known.own_segment and agreeing.since_year = known.since_year then agreeing.customers
                else 0
            end
        ) as alike_since
    from chosen
    inner join known on known.customer_id = chosen.customer_id
    inner join agreeing
        on agreeing.period_id = chosen.period_id
        and agreeing.segment = chosen.segment
        and agreeing.issue = chosen.issue
        and agreeing.lost = chosen.lost
    group by chosen.period_id, chosen.segment, chosen.issue, chosen.lost
)

select
    chosen.period_id,
    chosen.segment,
    chosen.issue,
    chosen.customer_id,
    case when company.quotations = 'named' then named.name end as name,  -- null unless the company lets names be shown
    scored.mentions,                        -- of the issue, in the period
    scored.own_segment,                     -- null where it is not stated
    scored.since_year,
    scored.lost = 1 as is_lost,
    scored.has_comment,                     -- about the issue, that can be quoted
    scored.lanes,                           -- kinds of exports that tell of the customer
    scored.customers,                       -- who raised the issue
    scored.revenue,                         -- that those of them who are still there pay a month, in units of currency
    scored.lost_share,                      -- of these, who have left since
    alike.alike,                            -- of these, of the same outcome
    alike.alike_in_segment,                 -- and of the same segment
    alike.alike_since                       -- and of the same year
from chosen
inner join scored
    on scored.period_id = chosen.period_id
    and scored.segment = chosen.segment
    and scored.issue = chosen.issue
    and scored.lost = chosen.lost
    and scored.customer_id = chosen.customer_id
inner join alike
    on alike.period_id = chosen.period_id
    and alike.segment = chosen.segment
    and alike.issue = chosen.issue
    and alike.lost = chosen.lost
inner join record.customer as named on named.customer_id = chosen.customer_id
cross join edition.company
where alike.alike >= company.minimum_group_size
