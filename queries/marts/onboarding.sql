-- one row per customer with a promised delivery: whether its first one finished more than 14 days late, and when that was known
-- reads: record.delivery, edition.company
-- parameters: none
-- Both kinds of customers are watched from the same day after the promise, so that a late delivery never precedes its own outcome.
with first_promise as (
    select
        customer_id,
        min(promised_on) as promised_on
    from record.delivery
    where promised_on is not null
        and customer_id is not null
    group by customer_id
),

finished as (
    select
        delivery.customer_id,
        first_promise.promised_on,
        max(delivery.finished_on) as finished_on
    from record.delivery
    inner join first_promise
        on first_promise.customer_id = delivery.customer_id
        and first_promise.promised_on = delivery.promised_on
    group by delivery.customer_id, first_promise.promised_on
)

select
    finished.customer_id,
    finished.promised_on,
    finished.finished_on,
    coalesce(finished.finished_on > finished.promised_on + interval 14 day, true) as is_late,
    cast(finished.promised_on + interval 14 day as date) as known_on
from finished
cross join edition.company
where company.as_of is null
    or finished.promised_on + interval 14 day <= company.as_of
