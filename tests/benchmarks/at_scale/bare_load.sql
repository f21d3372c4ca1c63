-- What bare DuckDB makes of the same exports when it is told every column's type: each row is read, a flawed one is
-- skipped, and nothing is checked, matched or said. {exports} is the folder.

-- name: follow_up
create table follow_up as
from read_csv('{exports}/service/follow_up_*.csv', delim = ';', header = true, ignore_errors = true,
    dateformat = '%Y-%m-%d', columns = {'Case': 'varchar', 'Customer no': 'varchar', 'Answered on': 'date',
    'Satisfaction': 'double', 'Comment': 'varchar'});

-- name: nps_answers
create table nps_answers as
from read_csv('{exports}/marketing/nps_answers_*.csv', delim = ';', header = true, ignore_errors = true,
    dateformat = '%d.%m.%Y', columns = {'Response': 'varchar', 'Company': 'varchar', 'Answered on': 'date',
    'Score': 'double', 'Comment': 'varchar'});

-- name: tickets
create table tickets as
from read_csv('{exports}/service/tickets_*.csv', delim = ';', header = true, ignore_errors = true,
    timestampformat = '%Y-%m-%d %H:%M', columns = {'Ticket': 'varchar', 'Customer no': 'varchar',
    'Opened': 'timestamp', 'First answer': 'timestamp', 'Resolved': 'timestamp', 'Topic': 'varchar',
    'Channel': 'varchar', 'Reopened': 'varchar'});

-- name: invoices
create table invoices as
from read_csv('{exports}/finance/invoices_*.csv', delim = ';', header = true, ignore_errors = true,
    dateformat = '%d.%m.%Y', decimal_separator = ',', columns = {'Invoice': 'varchar', 'Debtor': 'varchar',
    'Period': 'date', 'Recurring net': 'double', 'One-off net': 'double', 'Currency': 'varchar'});

-- name: accounts
create table accounts as
from read_csv('{exports}/sales/accounts_*.csv', delim = ';', header = true, ignore_errors = true,
    dateformat = '%d.%m.%Y', columns = {'Account no': 'varchar', 'Account name': 'varchar', 'Segment': 'varchar',
    'Region': 'varchar', 'Industry': 'varchar', 'Channel': 'varchar', 'Customer since': 'date', 'Status': 'varchar'});

-- name: subscriptions
create table subscriptions as
from read_csv('{exports}/finance/subscriptions_*.csv', delim = ';', header = true, ignore_errors = true,
    dateformat = '%d.%m.%Y', decimal_separator = ',', columns = {'Contract': 'varchar', 'Debtor': 'varchar',
    'Plan': 'varchar', 'Start': 'date', 'End': 'date', 'Monthly net (EUR)': 'double'});
