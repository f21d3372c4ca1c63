-- one row per customer and export that can tell whether it left: what it says, and from which day
-- reads: mart.customer_as_told
-- parameters: none
-- An export that knows no day takes the day of the next that knows one, as mart.customer does.
select
    customer_id,
    'contracts' as according_to,            -- contracts, status, invoices, losses
    is_contract_ended as says_lost,
    contract_ended_on as lost_on
from mart.customer_as_told
where is_contract_ended is not null
union all
select
    customer_id,
    'status' as according_to,
    state = 'lost' as says_lost,
    coalesce(named_as_lost_on, payment_stopped_on) as lost_on
from mart.customer_as_told
where state is not null
union all
select
    customer_id,
    'invoices' as according_to,
    is_payment_stopped as says_lost,
    payment_stopped_on as lost_on
from mart.customer_as_told
where is_payment_stopped is not null
union all
select
    customer_id,
    'losses' as according_to,
    true as says_lost,
    named_as_lost_on as lost_on
from mart.customer_as_told
where is_named_as_lost
