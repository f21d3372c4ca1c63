-- one row per customer: which quarter of customers it is in by what it pays
-- reads: mart.customer
-- parameters: none
select
    customer_id,
    least(3, cast(floor(4 * percent_rank() over (order by monthly_revenue nulls last)) as integer)) as spend_band  -- 0 to 3, least first
from mart.customer
