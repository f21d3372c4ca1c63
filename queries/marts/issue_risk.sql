-- one row per quarter, issue raised before it, segment, spend, tenure and number of issues raised: customers there at its start, and who left in it
-- reads: mart.period, mart.issue_mention, mart.calendar_month, mart.customer, mart.customer_revenue
-- parameters: none
-- Every customer is followed from a quarter's end for one quarter; what it raised is of the twelve months before that end,
-- so no issue can know the loss. Quarters do not overlap: a customer leaves in one of them, and each is told once. The
-- issue '' is everybody there: those who did not raise an issue are everybody less those who did. Twelve months of which
-- the exports of issues reach back over less than half tell nothing of who raised what. What a customer says when it is
-- lost is no issue raised before: it is left out.
with reach as (
    select min(year(month) * 12 + month(month) - 1) as first_index from mart.issue_mention where said_in <> 'loss'
),

ends as (
    select
        period.period_id,
        period.ends_on,
        year(period.ends_on) * 12 + month(period.ends_on) as quarter_index,
        year(period.starts_on) * 12 + month(period.starts_on) - 1 as window_index
    from mart.period
    where period.kind = 'year'
),

landmarks as (
    select
        earlier.period_id,
        earlier.ends_on,
        later.ends_on as quarter_ends_on,
        earlier.quarter_index,
        earlier.window_index
    from ends as earlier
    inner join ends as later on later.quarter_index = earlier.quarter_index + 3
    cross join reach
    where reach.first_index <= earlier.window_index + 6
),

there as (
    select
        landmarks.quarter_index,
        customer.customer_id,
        customer.segment,
        coalesce(customer_revenue.at_end, 0) as revenue,
        case
            when customer.became_customer_on is null then -1
            when landmarks.quarter_index - year(customer.became_customer_on) * 12 - month(customer.became_customer_on) < 6 then 0
            when landmarks.quarter_index - year(customer.became_customer_on) * 12 - month(customer.became_customer_on) < 12 then 1
            when landmarks.quarter_index - year(customer.became_customer_on) * 12 - month(customer.became_customer_on) < 24 then 2
            else 3
        end as tenure_band,
        case when customer.lost_on is not null and customer.lost_on <= landmarks.quarter_ends_on then 1 else 0 end as lost
    from landmarks
    inner join mart.customer
        on customer.lost_according_to is not null
        and (not customer.is_lost or customer.lost_on > landmarks.ends_on)
        and (customer.became_customer_on is null or customer.became_customer_on <= landmarks.ends_on)
    left join mart.customer_revenue
        on customer_revenue.period_id = landmarks.period_id
        and customer_revenue.customer_id = customer.customer_id
),

banded as (
    select
        quarter_index,
        customer_id,
        1 + least(3, cast(floor(4 * percent_rank() over (partition by quarter_index order by revenue)) as integer)) as spend_band
    from there
    where revenue > 0
),

raised as (
    select distinct
        landmarks.quarter_index,
        issue_mention.customer_id,
        issue_mention.issue
    from mart.issue_mention
    inner join mart.calendar_month on calendar_month.month = issue_mention.month
    inner join landmarks
        on calendar_month.month_index >= landmarks.window_index
        and calendar_month.month_index < landmarks.quarter_index
    where issue_mention.said_in <> 'loss'
),

counted as (
    select quarter_index, customer_id, count(*) as issues from raised group by quarter_index, customer_id
),

known as (
    select
        there.quarter_index,
        there.customer_id,
        there.segment,
        coalesce(banded.spend_band, 0) as spend_band,
        there.tenure_band,
        least(3, coalesce(counted.issues, 0)) as issues_raised,
        there.lost,
        there.revenue
    from there
    left join banded on banded.quarter_index = there.quarter_index and banded.customer_id = there.customer_id
    left join counted on counted.quarter_index = there.quarter_index and counted.customer_id = there.customer_id
),

followed as (
    select known.*, '' as issue from known
    union all
    select known.*, raised.issue
    from known
    inner join raised on raised.quarter_index = known.quarter_index and raised.customer_id = known.customer_id
),

placed as (
    select
        quarter_index,
        issue,
        segment,
        spend_band,
        tenure_band,
        issues_raised,
        lost,
        revenue,
        row_number() over (partition by issue, customer_id order by quarter_index) as place
    from followed
)

select
    quarter_index,                          -- month index of the quarter's first month
    issue,                                  -- '' for everybody
    segment,
    spend_band,                             -- 1 to 4: quarter of those paying at the quarter's start, least first; 0 paid nothing
    tenure_band,                            -- 0 under six months a customer, 1 under twelve, 2 under twenty-four, 3 longer, -1 unknown
    issues_raised,                          -- in the twelve months before; 3 and more together
    count(*) as entered,                    -- customers, each once a quarter
    sum(lost) as lost,
    sum(case when place = 1 then 1 else 0 end) as customers,    -- in the first quarter in which they are such a row
    sum(revenue) as revenue_at_start,       -- units of currency a month, recurring
    sum(lost * revenue) as revenue_lost
from placed
group by quarter_index, issue, segment, spend_band, tenure_band, issues_raised
