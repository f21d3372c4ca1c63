-- one row per export that can tell who left: how many it says have, and how many of them the story counts as lost
-- reads: mart.loss_told, mart.customer
-- parameters: none
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
from mart.loss_told as told
inner join mart.customer on customer.customer_id = told.customer_id
group by told.according_to
