-- name: service/follow_up_{quarter}.csv
select 'CS-' || number as "Case",
    case flaw when 1 then null when 2 then lower(account) || ' ' else account end as "Customer no",
    case flaw when 3 then 'n/a' else strftime(answered_on, '%Y-%m-%d') end as "Answered on",
    case flaw when 4 then 9 else satisfaction end as "Satisfaction",
    comment as "Comment"
from (from answer union all select * replace (1 as satisfaction) from answer where flaw = 5)
join customer using (customer)
where department = 'service' and answered_on between {first} and {last}
order by number, satisfaction desc;

-- name: marketing/nps_answers_{quarter}.csv
select 'R-' || number as "Response",
    case flaw when 1 then null when 2 then lower(account) else account end as "Company",
    case flaw when 3 then '' else strftime(answered_on, '%d.%m.%Y') end as "Answered on",
    case flaw when 4 then 99 else score end as "Score",
    comment as "Comment"
from (from answer union all select * replace (0 as score) from answer where flaw = 5)
join customer using (customer)
where department = 'marketing' and answered_on between {first} and {last}
order by number, score desc;

-- name: service/tickets_{quarter}.csv
select 'T-' || number as "Ticket", account as "Customer no",
    strftime(answered_on + to_minutes(480 + drawn(number, 'opened', 540)), '%Y-%m-%d %H:%M') as "Opened",
    strftime(answered_on + to_minutes(1020 + drawn(number, 'answered', 3000)), '%Y-%m-%d %H:%M') as "First answer",
    case when flaw <> 3 then strftime(answered_on + to_minutes(4100 + drawn(number, 'resolved', 20000)),
        '%Y-%m-%d %H:%M') end as "Resolved",
    ['Billing', 'Login', 'Reporting', 'How-to question', 'Outage', 'Delivery'][1 + drawn(number, 'topic', 6)] as "Topic",
    ['E-mail', 'Portal', 'Phone'][1 + drawn(number, 'way', 3)] as "Channel",
    case when flaw = 4 then 'yes' else 'no' end as "Reopened"
from answer join customer using (customer)
where answered_on between {first} and {last}
order by number;

-- name: finance/invoices_{quarter}.csv
select 'RE' || (customer * 1000 + month_number * 10 + line) as "Invoice", account as "Debtor",
    strftime(month_starts_on, '%d.%m.%Y') as "Period",
    case when line = 0 then replace(monthly_amount::decimal(12, 2)::varchar, '.', ',') else '0,00' end as "Recurring net",
    case when line = 0 then '0,00' else replace((drawn(customer, month_number, 20000) / 100)::decimal(12, 2)::varchar,
        '.', ',') end as "One-off net",
    'EUR' as "Currency"
from customer
cross join (select month_number, (date '2023-10-01' + to_months(month_number::integer))::date as month_starts_on
    from (select unnest(range(36)) as month_number))
cross join (select unnest([0, 1]) as line)
where month_starts_on between {first} and {last} and (left_on is null or month_starts_on < left_on)
    and (line = 0 or drawn(customer * 40 + month_number, 'one-off', 100) < 85)
order by month_number, customer, line;

-- name: sales/accounts_2026-09.csv
select account as "Account no", 'Company ' || customer as "Account name", segment as "Segment", region as "Region",
    industry as "Industry", channel as "Channel", strftime(customer_since, '%d.%m.%Y') as "Customer since",
    case when left_on is null or left_on > date '2026-09-30' then 'Active' else 'Closed' end as "Status"
from customer order by customer;

-- name: finance/subscriptions_2026-09.csv
select 'K-' || customer as "Contract", account as "Debtor", ['Basic', 'Plus', 'Pro'][1 + drawn(customer, 'plan', 3)] as "Plan",
    strftime(customer_since, '%d.%m.%Y') as "Start",
    case when left_on <= date '2026-09-30' then strftime(left_on, '%d.%m.%Y') end as "End",
    replace(monthly_amount::decimal(12, 2)::varchar, '.', ',') as "Monthly net (EUR)"
from customer order by customer;
