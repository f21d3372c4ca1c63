-- one row per quarter and customer there at its start: what was known of it then, and whether it left in the quarter
-- reads: mart.period, mart.customer, mart.customer_revenue
-- parameters: none
-- Quarters do not overlap: a customer leaves in one of them at most. Customers of whom no export can tell whether they
-- left are in none; what one pays and how long it has been a customer are as of the quarter's start.
with ends as (
    select
        period.period_id,
        period.ends_on,
        year(period.ends_on) * 12 + month(period.ends_on) as quarter_index
    from mart.period
    where period.kind = 'year'
),

landmarks as (
    select
        earlier.period_id,
        earlier.ends_on,
        later.ends_on as quarter_ends_on,
        earlier.quarter_index
    from ends as earlier
    inner join ends as later on later.quarter_index = earlier.quarter_index + 3
),

there as (
    select
        landmarks.quarter_index,
        customer.customer_id,
        customer.segment,
        coalesce(customer_revenue.at_end, 0) as revenue,
        landmarks.quarter_index - year(customer.became_customer_on) * 12 - month(customer.became_customer_on) as tenure_months,
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
        1 + least(3, cast(floor(4 * percent_rank() over (partition by quarter_index order by revenue nulls last)) as integer)) as spend_band
    from there
    where revenue > 0
)

select
    there.quarter_index,                    -- month index of the quarter's first month
    there.customer_id,
    there.segment,
    coalesce(banded.spend_band, 0) as spend_band,   -- 1 to 4: quarter of those paying, least first; 0 paid nothing
    case
        when there.tenure_months is null then -1
        when there.tenure_months < 6 then 0
        when there.tenure_months < 12 then 1
        when there.tenure_months < 24 then 2
        else 3
    end as tenure_band,                     -- 0 under six months a customer, 1 under twelve, 2 under twenty-four, 3 longer, -1 unknown
    there.lost,                             -- 1 or 0
    there.revenue                           -- units of currency a month, recurring
from there
left join banded
    on banded.quarter_index = there.quarter_index
    and banded.customer_id = there.customer_id
