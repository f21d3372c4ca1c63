-- one row per check of what two departments say of the same customers
-- reads: mart.customer_as_told, record.customer, record.subscription, record.usage, record.service_case, record.loss, record.revenue, intake.source
-- parameters: none
-- Neither side is taken for right. A check that the exports at hand cannot make is left out.
with status_against_contracts as (
    select
        'status lost, contract runs' as check_id,
        count(case when not is_contract_ended then 1 end) as concerned,
        count(case when not is_contract_ended then 1 end) as customers_concerned,
        count(*) as of_all,
        count(*) as customers_of_all
    from mart.customer_as_told
    where state = 'lost' and is_contract_ended is not null
),

contracts_against_status as (
    select
        'contract ended, status kept' as check_id,
        count(case when state <> 'lost' then 1 end) as concerned,
        count(case when state <> 'lost' then 1 end) as customers_concerned,
        count(*) as of_all,
        count(*) as customers_of_all
    from mart.customer_as_told
    where is_contract_ended and state is not null
),

losses_at_hand as (
    select count(*) as loss_records from record.loss
),

status_against_losses as (
    select
        'status lost, no loss record' as check_id,
        count(case when not is_named_as_lost then 1 end) as concerned,
        count(case when not is_named_as_lost then 1 end) as customers_concerned,
        count(*) as of_all,
        count(*) as customers_of_all
    from mart.customer_as_told
    cross join losses_at_hand
    where state = 'lost' and loss_records > 0
),

losses_against_status as (
    select
        'status kept, loss record' as check_id,
        count(case when is_named_as_lost then 1 end) as concerned,
        count(case when is_named_as_lost then 1 end) as customers_concerned,
        count(*) as of_all,
        count(*) as customers_of_all
    from mart.customer_as_told
    cross join losses_at_hand
    where state <> 'lost' and loss_records > 0
),

contracts_against_losses as (
    select
        'contract ended, no loss record' as check_id,
        count(case when not is_named_as_lost then 1 end) as concerned,
        count(case when not is_named_as_lost then 1 end) as customers_concerned,
        count(*) as of_all,
        count(*) as customers_of_all
    from mart.customer_as_told
    cross join losses_at_hand
    where is_contract_ended and loss_records > 0
),

losses_against_contracts as (
    select
        'loss record, contract runs' as check_id,
        count(case when not is_contract_ended then 1 end) as concerned,
        count(case when not is_contract_ended then 1 end) as customers_concerned,
        count(*) as of_all,
        count(*) as customers_of_all
    from mart.customer_as_told
    where is_named_as_lost and is_contract_ended is not null
),

lines_against_start as (
    select
        'contract before customer' as check_id,
        count(case when subscription.started_on < customer.became_customer_on then 1 end) as concerned,
        count(distinct case when subscription.started_on < customer.became_customer_on then customer.customer_id end) as customers_concerned,
        count(*) as of_all,
        count(distinct customer.customer_id) as customers_of_all
    from record.subscription
    inner join record.customer on customer.customer_id = subscription.customer_id
    where subscription.started_on is not null and customer.became_customer_on is not null
),

lines_against_plan as (
    select
        'plans differ' as check_id,
        count(case when lower(trim(subscription.plan)) <> lower(trim(customer.plan)) then 1 end) as concerned,
        count(distinct case when lower(trim(subscription.plan)) <> lower(trim(customer.plan)) then customer.customer_id end) as customers_concerned,
        count(*) as of_all,
        count(distinct customer.customer_id) as customers_of_all
    from record.subscription
    inner join record.customer on customer.customer_id = subscription.customer_id
    where subscription.plan is not null and customer.plan is not null
),

contract_starts as (
    select
        contract,
        min(started_on) as started_on
    from record.subscription
    where contract is not null
    group by contract
),

-- Usage that names its contract is held against that contract, other usage against the customer's first one.
usage_days as (
    select
        usage.customer_id,
        coalesce(usage.used_on, usage.month) as used_on,
        case
            when usage.used_on is null then cast(date_trunc('month', coalesce(contract_starts.started_on, customer_as_told.contract_started_on)) as date)
            else coalesce(contract_starts.started_on, customer_as_told.contract_started_on)
        end as started_on
    from record.usage
    inner join mart.customer_as_told on customer_as_told.customer_id = usage.customer_id
    left join contract_starts on contract_starts.contract = usage.contract
),

usage_against_contracts as (
    select
        'usage before contract' as check_id,
        count(case when used_on < started_on then 1 end) as concerned,
        count(distinct case when used_on < started_on then customer_id end) as customers_concerned,
        count(*) as of_all,
        count(distinct customer_id) as customers_of_all
    from usage_days
    where used_on is not null and started_on is not null
),

cases_against_start as (
    select
        'case before customer' as check_id,
        count(case when service_case.opened_at < customer.became_customer_on then 1 end) as concerned,
        count(distinct case when service_case.opened_at < customer.became_customer_on then customer.customer_id end) as customers_concerned,
        count(*) as of_all,
        count(distinct customer.customer_id) as customers_of_all
    from record.service_case
    inner join record.customer on customer.customer_id = service_case.customer_id
    where service_case.opened_at is not null and customer.became_customer_on is not null
),

last_payments as (
    select
        customer_id,
        max(month) as last_month
    from record.revenue
    where recurring_amount > 0
    group by customer_id
),

invoices_against_losses as (
    select
        'invoices after loss' as check_id,
        count(case when last_payments.last_month > customer_as_told.named_as_lost_on then 1 end) as concerned,
        count(case when last_payments.last_month > customer_as_told.named_as_lost_on then 1 end) as customers_concerned,
        count(*) as of_all,
        count(*) as customers_of_all
    from mart.customer_as_told
    inner join last_payments on last_payments.customer_id = customer_as_told.customer_id
    where customer_as_told.named_as_lost_on is not null
),

checks as (
    select check_id, concerned, customers_concerned, of_all, customers_of_all, 'customer' as first_table, 'status' as first_column, 'subscription' as second_table, '' as second_column
    from status_against_contracts
    union all
    select check_id, concerned, customers_concerned, of_all, customers_of_all, 'subscription' as first_table, '' as first_column, 'customer' as second_table, 'status' as second_column
    from contracts_against_status
    union all
    select check_id, concerned, customers_concerned, of_all, customers_of_all, 'customer' as first_table, 'status' as first_column, 'loss' as second_table, '' as second_column
    from status_against_losses
    union all
    select check_id, concerned, customers_concerned, of_all, customers_of_all, 'customer' as first_table, 'status' as first_column, 'loss' as second_table, '' as second_column
    from losses_against_status
    union all
    select check_id, concerned, customers_concerned, of_all, customers_of_all, 'subscription' as first_table, '' as first_column, 'loss' as second_table, '' as second_column
    from contracts_against_losses
    union all
    select check_id, concerned, customers_concerned, of_all, customers_of_all, 'loss' as first_table, '' as first_column, 'subscription' as second_table, '' as second_column
    from losses_against_contracts
    union all
    select check_id, concerned, customers_concerned, of_all, customers_of_all, 'subscription' as first_table, 'started_on' as first_column, 'customer' as second_table, 'became_customer_on' as second_column
    from lines_against_start
    union all
    select check_id, concerned, customers_concerned, of_all, customers_of_all, 'subscription' as first_table, 'plan' as first_column, 'customer' as second_table, 'plan' as second_column
    from lines_against_plan
    union all
    select check_id, concerned, customers_concerned, of_all, customers_of_all, 'usage' as first_table, '' as first_column, 'subscription' as second_table, 'started_on' as second_column
    from usage_against_contracts
    union all
    select check_id, concerned, customers_concerned, of_all, customers_of_all, 'service_case' as first_table, 'opened_at' as first_column, 'customer' as second_table, 'became_customer_on' as second_column
    from cases_against_start
    union all
    select check_id, concerned, customers_concerned, of_all, customers_of_all, 'loss' as first_table, 'lost_on' as first_column, 'revenue' as second_table, '' as second_column
    from invoices_against_losses
),

-- Who says it: the departments whose sources fill that column of that table.
sides as (
    select check_id, 1 as side, first_table as record_table, first_column as column_name from checks
    union all
    select check_id, 2 as side, second_table as record_table, second_column as column_name from checks
),

tellers as (
    select
        sides.check_id,
        string_agg(distinct case when sides.side = 1 then source.department end, ', ') as first_department,
        string_agg(distinct case when sides.side = 2 then source.department end, ', ') as second_department
    from sides
    inner join intake.source
        on source.record_table = sides.record_table
        and (sides.column_name = '' or source.fills like '% ' || sides.column_name || ' %')
    group by sides.check_id
)

select
    checks.check_id,
    coalesce(tellers.first_department, 'not declared') as first_department,
    coalesce(tellers.second_department, 'not declared') as second_department,
    checks.concerned,                       -- customers or rows, as the check counts
    checks.customers_concerned,             -- customers
    checks.of_all,                          -- customers or rows that the check could look at
    checks.customers_of_all                 -- customers
from checks
left join tellers on tellers.check_id = checks.check_id
where checks.of_all > 0
