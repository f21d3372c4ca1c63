-- one row per export that can tell who left: how many it says have, and how many of them the story counts as lost
-- reads: mart.customer_as_told, mart.customer
-- parameters: none
with told as (
    select customer_id, 'contracts' as according_to, is_contract_ended as says_lost
    from mart.customer_as_told
    where is_contract_ended is not null
    union all
    select customer_id, 'status' as according_to, state = 'lost' as says_lost
    from mart.customer_as_told
    where state is not null
    union all
    select customer_id, 'invoices' as according_to, is_payment_stopped as says_lost
    from mart.customer_as_told
    where is_payment_stopped is not null
    union all
    select customer_id, 'losses' as according_to, true as says_lost
    from mart.customer_as_told
    where is_named_as_lost
)

select
    told.according_to,                      -- contracts, status, invoices, losses
    count(*) as customers_told,
    count(case when told.says_lost then 1 end) as customers_lost,
    count(case when customer.is_lost then 1 end) as lost_of_told,
    count(case when told.says_lost and customer.is_lost then 1 end) as customers_agreed,
    count(case when customer.lost_according_to = told.according_to then 1 end) as customers_decided,
    count(case when customer.lost_according_to = told.according_to and customer.is_lost then 1 end) as lost_decided,
    count(case
        when customer.lost_according_to = told.according_to and customer.is_lost and customer.lost_on is null then 1
    end) as lost_without_day
from told
inner join mart.customer on customer.customer_id = told.customer_id
group by told.according_to
