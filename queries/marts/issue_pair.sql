-- one row per period, segment and pair of issues that touched the same customers, each pair once, with itself too
-- reads: mart.issue_mention, mart.period, mart.calendar_month, mart.customer
-- parameters: none
-- A current customer's annual revenue is split over the issues that touched it in proportion to its mentions, so that issues
-- add up to no more than the customers pay. Sums of products give the variance of any issue and of any difference of two, over
-- customers, without a row per customer. Periods and issues go by number until the end: the join in between is large.
with named as (
    select
        issue,
        row_number() over (order by issue nulls last) as issue_number
    from (select distinct issue from mart.issue_mention) as issues
),

mentions as (
    select
        issue_mention.customer_id,
        issue_mention.month,
        named.issue_number,
        issue_mention.mentions
    from mart.issue_mention
    inner join named on named.issue = issue_mention.issue
),

dated as (
    select count(month) as mentions_dated from mart.issue_mention
),

windows as (
    select
        period.position as period_number,
        calendar_month.month
    from mart.period
    inner join mart.calendar_month on calendar_month.month between period.starts_on and period.ends_on
    where period.kind = 'year'
),

mentioned as (
    select
        windows.period_number,
        mentions.customer_id,
        mentions.issue_number,
        sum(mentions.mentions) as mentions
    from mentions
    inner join windows on windows.month = mentions.month
    group by windows.period_number, mentions.customer_id, mentions.issue_number
    union all
    select
        -1 as period_number,                                            -- everything, where no mention is dated
        mentions.customer_id,
        mentions.issue_number,
        sum(mentions.mentions) as mentions
    from mentions
    cross join dated
    where dated.mentions_dated = 0
    group by mentions.customer_id, mentions.issue_number
),

periods as (
    select position as period_number, period_id, ends_on from mart.period where kind = 'year'
    union all
    select -1 as period_number, 'all' as period_id, cast(null as date) as ends_on
),

touched as (
    select
        mentioned.period_number,
        mentioned.customer_id,
        sum(mentioned.mentions) as mentions_of_customer,
        count(*) as issues_of_customer
    from mentioned
    group by mentioned.period_number, mentioned.customer_id
),

standing as (
    select
        touched.period_number,
        touched.customer_id,
        touched.mentions_of_customer,
        touched.issues_of_customer,
        customer.segment,
        customer.monthly_revenue,
        case
            when customer.is_lost and (customer.lost_on is null or periods.ends_on is null or customer.lost_on <= periods.ends_on)
                then 0
            when customer.became_customer_on > periods.ends_on then 0
            else 1
        end as is_current                                               -- 1 or 0, at the period's end
    from touched
    inner join periods on periods.period_number = touched.period_number
    inner join mart.customer on customer.customer_id = touched.customer_id
),

exposed as (
    select
        mentioned.period_number,
        standing.segment,
        mentioned.customer_id,
        mentioned.issue_number,
        cast(mentioned.mentions as double) as mentions,
        standing.is_current,
        1.0 * standing.is_current / nullif(standing.issues_of_customer, 0) as customers_split,
        12 * standing.is_current * standing.monthly_revenue as revenue_touched,
        12 * standing.is_current * standing.monthly_revenue * mentioned.mentions / nullif(standing.mentions_of_customer, 0)
            as revenue_at_risk
    from mentioned
    inner join standing
        on standing.period_number = mentioned.period_number
        and standing.customer_id = mentioned.customer_id
),

paired as (
    select
        this.period_number,
        this.segment,
        this.issue_number,
        other.issue_number as other_issue_number,
        count(*) as customers,
        sum(this.is_current) as customers_current,
        sum(this.customers_split) as customers_split,
        sum(this.mentions) as mentions,
        sum(this.mentions * other.mentions) as mentions_product,
        sum(this.revenue_touched) as revenue_touched,
        sum(this.revenue_at_risk) as revenue_at_risk,
        max(this.revenue_at_risk) as largest_revenue,
        max(this.mentions) as largest_mentions,
        sum(this.revenue_at_risk * other.revenue_at_risk) as revenue_product,
        sum(this.revenue_at_risk * other.mentions) as revenue_mentions_product,
        sum(this.mentions * other.revenue_at_risk) as mentions_revenue_product
    from exposed as this
    inner join exposed as other
        on other.period_number = this.period_number
        and other.customer_id = this.customer_id
        and other.issue_number >= this.issue_number
    group by this.period_number, this.segment, this.issue_number, other.issue_number
)

select
    periods.period_id,
    paired.segment,
    named.issue,
    other_named.issue as other_issue,
    paired.customers,                                                   -- touched by both
    paired.customers_current,                                           -- of these, still customers at the period's end
    paired.customers_split,                                             -- adds up over issues to the current customers touched
    paired.mentions,                                                    -- of this issue, by those customers
    paired.mentions_product,
    paired.revenue_touched,                                             -- units of currency a year: all that they pay
    paired.revenue_at_risk,                                             -- of it, this issue's part by its mentions
    paired.largest_revenue,                                             -- of it, the single customer's with most
    paired.largest_mentions,                                            -- of the mentions, the single customer's with most
    paired.revenue_product,
    paired.revenue_mentions_product,
    paired.mentions_revenue_product
from paired
inner join periods on periods.period_number = paired.period_number
inner join named on named.issue_number = paired.issue_number
inner join named as other_named on other_named.issue_number = paired.other_issue_number
