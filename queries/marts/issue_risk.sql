-- one row per quarter, issue raised before it, segment, spend, tenure and number of issues raised: customers there at its start, and who left in it
-- reads: mart.followed_quarter, mart.issue_mention, mart.calendar_month
-- parameters: none
-- What a customer raised is of the twelve months before the quarter, so no issue can know the loss. The issue '' is
-- everybody there: those who did not raise an issue are everybody less those who did. Twelve months of which the exports of
-- issues reach back over less than half tell nothing of who raised what. What a customer says when it is lost is no issue
-- raised before: it is left out.
with issues as (
    select
        issue,
        cast(row_number() over (order by issue nulls last) as integer) as issue_number
    from (select distinct issue from mart.issue_mention) as named
),

mentioned as (
    select
        issue_mention.customer_id,
        issues.issue_number,
        calendar_month.month_index
    from mart.issue_mention
    inner join issues on issues.issue = issue_mention.issue
    inner join mart.calendar_month on calendar_month.month = issue_mention.month
    where issue_mention.said_in <> 'loss'
),

months as (
    select distinct month_index from mentioned
),

reach as (
    select min(month_index) as first_index from months
),

quarters as (
    select distinct quarter_index from mart.followed_quarter cross join reach where quarter_index >= reach.first_index + 6
),

windows as (
    select
        quarters.quarter_index,
        months.month_index
    from quarters
    inner join months
        on months.month_index >= quarters.quarter_index - 12
        and months.month_index < quarters.quarter_index
),

raised as (
    select distinct
        windows.quarter_index,
        mentioned.customer_id,
        mentioned.issue_number
    from mentioned
    inner join windows on windows.month_index = mentioned.month_index
),

counted as (
    select quarter_index, customer_id, count(*) as issues from raised group by quarter_index, customer_id
),

known as (
    select
        followed.quarter_index,
        followed.customer_id,
        followed.segment,
        followed.spend_band,
        followed.tenure_band,
        least(3, coalesce(counted.issues, 0)) as issues_raised,
        followed.lost,
        followed.revenue
    from mart.followed_quarter as followed
    inner join quarters on quarters.quarter_index = followed.quarter_index
    left join counted
        on counted.quarter_index = followed.quarter_index
        and counted.customer_id = followed.customer_id
),

followed as (
    select known.*, 0 as issue_number from known
    union all
    select known.*, raised.issue_number
    from known
    inner join raised on raised.quarter_index = known.quarter_index and raised.customer_id = known.customer_id
),

first_followed as (
    select
        issue_number,
        customer_id,
        min(quarter_index) as quarter_index
    from followed
    group by issue_number, customer_id
),

summed as (
    select
        followed.quarter_index,
        followed.issue_number,
        followed.segment,
        followed.spend_band,
        followed.tenure_band,
        followed.issues_raised,
        count(*) as entered,
        sum(followed.lost) as lost,
        sum(case when followed.quarter_index = first_followed.quarter_index then 1 else 0 end) as customers,
        sum(followed.revenue) as revenue_at_start,
        sum(followed.lost * followed.revenue) as revenue_lost
    from followed
    inner join first_followed
        on first_followed.issue_number = followed.issue_number
        and first_followed.customer_id = followed.customer_id
    group by
        followed.quarter_index,
        followed.issue_number,
        followed.segment,
        followed.spend_band,
        followed.tenure_band,
        followed.issues_raised
)

select
    summed.quarter_index,                   -- month index of the quarter's first month
    coalesce(issues.issue, '') as issue,    -- '' for everybody
    summed.segment,
    summed.spend_band,                      -- 0 to 4, as in mart.followed_quarter
    summed.tenure_band,                     -- -1 to 3, as there
    summed.issues_raised,                   -- in the twelve months before; 3 and more together
    summed.entered,                         -- customers, each once a quarter
    summed.lost,
    summed.customers,                       -- in the first quarter in which they are such a row
    summed.revenue_at_start,                -- units of currency a month, recurring
    summed.revenue_lost
from summed
left join issues on issues.issue_number = summed.issue_number
