-- one row per customer: what the customer lists say, else what it is called elsewhere
-- reads: landing.staged_customer, landing.batch, landing.key_seen, record.customer_key
-- parameters: none
-- Lists are asked in declared order, and within a list the row received last: each column takes the first answer.
with listed as (
    select
        customer_key.customer_id,
        batch.position,
        staged.department,
        staged.source,
        staged.export_id,
        staged.line,
        staged.export_id * cast(1000000000 as bigint) + staged.line as received,
        staged.name,
        staged.segment,
        staged.region,
        staged.industry,
        staged.plan,
        staged.channel,
        staged.tier,
        staged.became_customer_on,
        staged.status
    from landing.staged_customer as staged
    inner join landing.batch on batch.source = staged.source
    inner join record.customer_key
        on customer_key.department = staged.department
        and customer_key.customer_key = staged.customer_key
),

by_list as (
    select
        customer_id,
        position,
        max_by(department, received) as department,
        max_by(source, received) as source,
        max_by(export_id, received) as export_id,
        max_by(line, received) as line,
        max_by(name, received) filter (where name is not null) as name,
        max_by(segment, received) filter (where segment is not null) as segment,
        max_by(region, received) filter (where region is not null) as region,
        max_by(industry, received) filter (where industry is not null) as industry,
        max_by(plan, received) filter (where plan is not null) as plan,
        max_by(channel, received) filter (where channel is not null) as channel,
        max_by(tier, received) filter (where tier is not null) as tier,
        max_by(became_customer_on, received) filter (where became_customer_on is not null) as became_customer_on,
        max_by(status, received) filter (where status is not null) as status
    from listed
    group by customer_id, position
),

by_customer as (
    select
        customer_id,
        min_by(department, position) as department,
        min_by(source, position) as source,
        min_by(export_id, position) as export_id,
        min_by(line, position) as line,
        min_by(name, position) filter (where name is not null) as name,
        min_by(segment, position) filter (where segment is not null) as segment,
        min_by(region, position) filter (where region is not null) as region,
        min_by(industry, position) filter (where industry is not null) as industry,
        min_by(plan, position) filter (where plan is not null) as plan,
        min_by(channel, position) filter (where channel is not null) as channel,
        min_by(tier, position) filter (where tier is not null) as tier,
        min_by(became_customer_on, position) filter (where became_customer_on is not null) as became_customer_on,
        min_by(status, position) filter (where status is not null) as status
    from by_list
    group by customer_id
),

named_elsewhere as (
    select
        customer_key.customer_id,
        min(customer_key.department) as department,
        max(key_seen.name) as name,
        min(customer_key.customer_key) as any_key
    from record.customer_key
    left join landing.key_seen
        on key_seen.department = customer_key.department
        and key_seen.customer_key = customer_key.customer_key
    group by customer_key.customer_id
)

select
    named_elsewhere.customer_id,
    coalesce(by_customer.department, named_elsewhere.department) as department,
    by_customer.source,
    by_customer.export_id,
    by_customer.line,
    coalesce(by_customer.name, named_elsewhere.name, named_elsewhere.any_key) as name,
    by_customer.segment,
    by_customer.region,
    by_customer.industry,
    by_customer.plan,
    by_customer.channel,
    by_customer.tier,
    by_customer.became_customer_on,
    by_customer.status
from named_elsewhere
left join by_customer on by_customer.customer_id = named_elsewhere.customer_id
