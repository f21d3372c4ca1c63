-- The exports of a company of any size, drawn anew from the number of a row, so that the same size is the same files.
-- One row in about a thousand is flawed as exports are: off the scale, without a customer, no day, sent twice, or the
-- customer written another way. $answers, $customers: how many rows.

create macro drawn(row_number, what, below) as (hash(row_number, what) % below)::bigint;

create table customer as
select
    customer,
    'ACC-' || lpad(customer::varchar, 6, '0') as account,
    ['Enterprise', 'Mid-market', 'Small business'][(case when drawn(customer, 'segment', 100) < 12 then 1
        when drawn(customer, 'segment', 100) < 45 then 2 else 3 end)] as segment,
    ['DACH', 'Nordics', 'UK and Ireland', 'France and Benelux', 'Southern Europe']
        [1 + drawn(customer, 'region', 5)] as region,
    ['Health', 'Retail', 'Industry', 'Logistics', 'Public sector', 'Finance'][1 + drawn(customer, 'industry', 6)]
        as industry,
    ['Direct', 'Partner', 'Online'][1 + drawn(customer, 'channel', 3)] as channel,
    date '2018-01-01' + drawn(customer, 'since', 2800)::integer as customer_since,
    -- Two in a hundred leave in a quarter; the lost stop paying and answering.
    case when drawn(customer, 'leaves', 100) < 22 then date '2023-11-01' + drawn(customer, 'left on', 1030)::integer end
        as left_on,
    (200 + drawn(customer, 'pays', 300)) * (case when drawn(customer, 'segment', 100) < 12 then 12
        when drawn(customer, 'segment', 100) < 45 then 4 else 1 end) as monthly_amount
from (select unnest(range(1, $customers + 1)) as customer);

create table words as
select unnest(['The invoice is wrong', 'Fast and friendly', 'I waited two weeks for an answer', 'The app crashes',
    'Easy to use', 'Login fails', 'Too expensive', 'Great support', 'The report is late', 'Nobody called back',
    'Works as promised', 'Delivery was late', 'Help page does not help', 'Good value', 'Export is slow',
    'Die Rechnung ist falsch', 'Sehr freundlich', 'Too many steps', 'Price rose again', 'All fine']) as said;

create table comment as
select row_number() over (order by first.said, second.said, number) - 1 as number_of_comment,
    first.said || '. ' || second.said || case when number = 0 then '.' else ', since version ' || number || '.' end
        as said
from words as first, words as second, (select unnest(range(5)) as number);

create table answer as
select
    number, customer.customer, answered_on, department,
    least(4, greatest(0, round(2.9 + (drawn(number, 'mood', 1000) + drawn(customer.customer, 'mood', 1000)) / 500.0 - 2)))
        ::integer + 1 as satisfaction,
    least(10, greatest(0, round(7.4 + (drawn(number, 'score', 1000) + drawn(customer.customer, 'mood', 1000)) / 200.0
        - 5)))::integer as score,
    case when drawn(number, 'comments', 100) < 20 then comment.said end as comment,
    drawn(number, 'flaw', 6000) as flaw
from (select number, 1 + drawn(number, 'customer', $customers) as customer,
        date '2023-10-01' + drawn(number, 'day', 1096)::integer as answered_on,
        case when drawn(number, 'department', 10) < 6 then 'service' else 'marketing' end as department
    from (select unnest(range($answers)) as number)) as drawn_answer
join customer using (customer)
left join comment on comment.number_of_comment = drawn(number, 'comment', 2000)
where left_on is null or answered_on < left_on;
