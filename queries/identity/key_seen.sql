-- one row per batch, department, key used there and name spelled there
-- reads: landing.staged_customer, landing.staged_feedback, landing.staged_invitation, landing.staged_service_case, landing.staged_subscription, landing.staged_revenue, landing.staged_purchase, landing.staged_loss, landing.staged_usage, landing.staged_delivery, landing.batch
-- parameters: none
with spelled as (
    select distinct source, department, customer_key, name as customer_name from landing.staged_customer
    union
    select distinct source, department, customer_key, customer_name from landing.staged_feedback
    union
    select distinct source, department, customer_key, customer_name from landing.staged_invitation
    union
    select distinct source, department, customer_key, customer_name from landing.staged_service_case
    union
    select distinct source, department, customer_key, customer_name from landing.staged_subscription
    union
    select distinct source, department, customer_key, customer_name from landing.staged_revenue
    union
    select distinct source, department, customer_key, customer_name from landing.staged_purchase
    union
    select distinct source, department, customer_key, customer_name from landing.staged_loss
    union
    select distinct source, department, customer_key, customer_name from landing.staged_usage
    union
    select distinct source, department, customer_key, customer_name from landing.staged_delivery
)

select distinct
    batch.batch,
    batch.is_list,
    spelled.department,
    spelled.customer_key,
    spelled.customer_name as name
from spelled
inner join landing.batch on batch.source = spelled.source
where spelled.customer_key is not null
