-- one row per period, segment and pair of issues that touched the same customers, each issue with itself among them
-- reads: mart.issue_mention, mart.period, mart.calendar_month, mart.customer
-- parameters: none
-- A current customer's annual revenue is split over the issues that touched it in proportion to its mentions, so that issues add up
-- to no more than the customers pay. Sums of products give the variance of any issue and of any difference of two, over
-- customers, without a row per customer.
with dated as (
    select count(month) as mentions_dated from mart.issue_mention
),

windows as (
    select
        period.period_id,
        period.ends_on,
        calendar_month.month
    from mart.period
    inner join mart.calendar_month on calendar_month.month between period.starts_on and period.ends_on
    where period.kind = 'year'
),

mentioned as (
    select
        windows.period_id,
        windows.ends_on,
        issue_mention.customer_id,
        issue_mention.issue,
        sum(issue_mention.mentions) as mentions
    from mart.issue_mention
    inner join windows on windows.month = issue_mention.month
    group by windows.period_id, windows.ends_on, issue_mention.customer_id, issue_mention.issue
    union all
    select
        'all' as period_id,
        cast(null as date) as ends_on,
        issue_mention.customer_id,
        issue_mention.issue,
        sum(issue_mention.mentions) as mentions
    from mart.issue_mention
    cross join dated
    where dated.mentions_dated = 0
    group by issue_mention.customer_id, issue_mention.issue
),

standing as (
    select
        mentioned.period_id,
        customer.segment,
        mentioned.customer_id,
        mentioned.issue,
        mentioned.mentions,
        sum(mentioned.mentions) over (partition by mentioned.period_id, mentioned.customer_id) as mentions_of_customer,
        count(*) over (partition by mentioned.period_id, mentioned.customer_id) as issues_of_customer,
        customer.monthly_revenue,
        case
            when customer.is_lost and (customer.lost_on is null or mentioned.ends_on is null or customer.lost_on <= mentioned.ends_on)
                then 0
            when customer.became_customer_on > mentioned.ends_on then 0
            else 1
        end as is_current                               -- 1 or 0, at the period's end
    from mentioned
    inner join mart.customer on customer.customer_id = mentioned.customer_id
),

exposed as (
    select
        period_id,
        segment,
        customer_id,
        issue,
        mentions,
        is_current,
        1.0 * is_current / issues_of_customer as customers_split,
        12 * is_current * monthly_revenue * mentions / mentions_of_customer as revenue_at_risk
    from standing
)

select
    this.period_id,
    this.segment,
    this.issue,
    other.issue as other_issue,
    count(*) as customers,                                              -- touched by both
    sum(this.is_current) as customers_current,                          -- of these, still customers at the period's end
    sum(this.customers_split) as customers_split,                       -- adds up over issues to the current customers touched
    sum(this.mentions) as mentions,                                     -- of this issue, by those customers
    sum(cast(this.mentions as double) * other.mentions) as mentions_product,
    sum(this.revenue_at_risk) as revenue_at_risk,                       -- units of currency a year
    sum(this.revenue_at_risk * other.revenue_at_risk) as revenue_product,
    sum(this.revenue_at_risk * other.mentions) as revenue_mentions_product
from exposed as this
inner join exposed as other
    on other.period_id = this.period_id
    and other.customer_id = this.customer_id
group by this.period_id, this.segment, this.issue, other.issue
