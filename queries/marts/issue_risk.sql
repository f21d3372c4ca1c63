-- one row per quarter, issue raised before it, segment, spend, tenure and number of issues raised: customers there at its start, and who left in it
-- reads: mart.followed_quarter, mart.issue_mention, mart.calendar_month
-- parameters: none
-- What a customer raised is of the twelve months before the quarter, so no issue can know the loss. The issue '' is
-- everybody there: those who did not raise an issue are everybody less those who did. Twelve months of which the exports of
-- issues reach back over less than half tell nothing of who raised what. What a customer says when it is lost is no issue
-- raised before: it is left out.
with mentioned as (
    select
        issue_mention.customer_id,
        issue_mention.issue,
        calendar_month.month_index
    from mart.issue_mention
    inner join mart.calendar_month on calendar_month.month = issue_mention.month
    where issue_mention.said_in <> 'loss'
),

reach as (
    select min(month_index) as first_index from mentioned
),

quarters as (
    select distinct quarter_index from mart.followed_quarter cross join reach where quarter_index >= reach.first_index + 6
),

raised as (
    select distinct
        quarters.quarter_index,
        mentioned.customer_id,
        mentioned.issue
    from mentioned
    inner join quarters
        on mentioned.month_index >= quarters.quarter_index - 12
        and mentioned.month_index < quarters.quarter_index
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
    spend_band,                             -- 0 to 4, as in mart.followed_quarter
    tenure_band,                            -- -1 to 3, as there
    issues_raised,                          -- in the twelve months before; 3 and more together
    count(*) as entered,                    -- customers, each once a quarter
    sum(lost) as lost,
    sum(case when place = 1 then 1 else 0 end) as customers,    -- in the first quarter in which they are such a row
    sum(revenue) as revenue_at_start,       -- units of currency a month, recurring
    sum(lost * revenue) as revenue_lost
from placed
group by quarter_index, issue, segment, spend_band, tenure_band, issues_raised
