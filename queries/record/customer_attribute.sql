-- one row per customer and attribute that a source declares: the value received last
-- reads: landing.staged_customer, landing.staged_feedback, landing.staged_invitation, landing.staged_service_case, landing.staged_subscription, landing.staged_revenue, landing.staged_purchase, landing.staged_loss, landing.staged_usage, landing.staged_delivery, record.customer_key
-- parameters: none
with described as (
    select department, customer_key, export_id, line, attributes from landing.staged_customer where attributes is not null
    union all
    select department, customer_key, export_id, line, attributes from landing.staged_feedback where attributes is not null
    union all
    select department, customer_key, export_id, line, attributes from landing.staged_invitation where attributes is not null
    union all
    select department, customer_key, export_id, line, attributes from landing.staged_service_case where attributes is not null
    union all
    select department, customer_key, export_id, line, attributes from landing.staged_subscription where attributes is not null
    union all
    select department, customer_key, export_id, line, attributes from landing.staged_revenue where attributes is not null
    union all
    select department, customer_key, export_id, line, attributes from landing.staged_purchase where attributes is not null
    union all
    select department, customer_key, export_id, line, attributes from landing.staged_loss where attributes is not null
    union all
    select department, customer_key, export_id, line, attributes from landing.staged_usage where attributes is not null
    union all
    select department, customer_key, export_id, line, attributes from landing.staged_delivery where attributes is not null
),

told as (
    select
        customer_key.customer_id,
        described.export_id * cast(1000000000 as bigint) + described.line as received,
        unnest(map_keys(described.attributes)) as attribute,
        unnest(map_values(described.attributes)) as value
    from described
    inner join record.customer_key
        on customer_key.department = described.department
        and customer_key.customer_key = described.customer_key
)

select
    customer_id,
    attribute,
    max_by(value, received) as value
from told
where value is not null
group by customer_id, attribute
