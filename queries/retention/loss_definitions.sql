-- one row per export that can tell who left: how many it says have, and how many of them the story counts as lost
-- reads: mart.loss_definition
-- parameters: none
select
    according_to,                           -- contracts, status, invoices, losses
    customers_told,                         -- count
    customers_lost,
    lost_of_told,                           -- of those told, lost by what the story goes by
    customers_agreed,                       -- lost by both
    customers_decided,
    lost_decided,
    lost_without_day
from mart.loss_definition
order by customers_decided desc nulls last, according_to nulls last
