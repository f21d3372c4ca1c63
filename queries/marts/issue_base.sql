-- one row per twelve months (or "all") and segment: the customers on the books at their end, and what they pay
-- reads: mart.period, mart.customer
-- parameters: none
with ends as (
    select period_id, ends_on from mart.period where kind = 'year'
    union all
    select 'all' as period_id, cast(null as date) as ends_on
)

select
    ends.period_id,
    customer.segment,
    count(*) as customers,
    count(case when customer.monthly_revenue > 0 then 1 end) as customers_paying,
    sum(12 * customer.monthly_revenue) as recurring_revenue             -- units of currency a year
from mart.customer
inner join ends
    on not (customer.is_lost and (customer.lost_on is null or ends.ends_on is null or customer.lost_on <= ends.ends_on))
    and (customer.became_customer_on is null or ends.ends_on is null or customer.became_customer_on <= ends.ends_on)
group by ends.period_id, customer.segment
