-- one row per quarter, feature used before it, segment, spend and tenure: customers there at its start, and who left in it
-- reads: mart.followed_quarter, record.usage, mart.feature_user, edition.company
-- parameters: none
-- Used at least once in the twelve months before the quarter, so that no use can know the loss, and that dwindling use
-- shortly before does not make a user of nobody. Among customers of whom any use is known; the feature '' is all of them,
-- so that who did not use a feature is all of them less those who did.
with used as (
    select distinct
        usage.customer_id,
        usage.feature,
        year(usage.month) * 12 + month(usage.month) - 1 as month_index
    from record.usage
    cross join edition.company
    where usage.customer_id is not null
        and usage.feature is not null
        and usage.quantity > 0
        and usage.month is not null
        and (company.as_of is null or usage.month <= company.as_of)
),

reach as (
    select min(month_index) as first_index from used
),

quarters as (
    select distinct quarter_index from mart.followed_quarter cross join reach where quarter_index >= reach.first_index + 6
),

known as (
    select distinct customer_id from mart.feature_user
),

recent as (
    select distinct
        quarters.quarter_index,
        used.customer_id,
        used.feature
    from used
    inner join quarters
        on used.month_index >= quarters.quarter_index - 12
        and used.month_index < quarters.quarter_index
    union all
    select quarters.quarter_index, known.customer_id, '' as feature
    from known
    cross join quarters
),

placed as (
    select
        followed.quarter_index,
        recent.feature,
        followed.segment,
        followed.spend_band,
        followed.tenure_band,
        followed.lost,
        row_number() over (partition by recent.feature, followed.customer_id order by followed.quarter_index nulls last) as place
    from mart.followed_quarter as followed
    inner join recent
        on recent.quarter_index = followed.quarter_index
        and recent.customer_id = followed.customer_id
)

select
    quarter_index,                          -- month index of the quarter's first month
    feature,                                -- '' for everybody of whom any use is known
    segment,
    spend_band,                             -- 0 to 4, as in mart.followed_quarter
    tenure_band,                            -- -1 to 3, as there
    count(*) as entered,                    -- customers, each once a quarter
    sum(lost) as lost,
    sum(case when place = 1 then 1 else 0 end) as customers     -- in the first quarter in which they are such a row
from placed
group by quarter_index, feature, segment, spend_band, tenure_band
