-- one row per scope, customer, fiscal quarter and issue ("all" among them): how many comments
-- reads: mart.voice_mention, mart.calendar_month, mart.customer
-- parameters: none
-- The scope is every comment, or answers to surveys alone: how many cases are opened says more of the service than of voices.
with mentions as (
    select 'all' as scope, customer_id, month, kind, subject, comments from mart.voice_mention
    union all
    select 'answer' as scope, customer_id, month, kind, subject, comments from mart.voice_mention where said_in = 'answer'
)

select
    mentions.scope,
    customer.segment,
    mentions.customer_id,
    calendar_month.quarter_starts_on,
    mentions.kind,                          -- all or issue
    mentions.subject,
    cast(sum(mentions.comments) as double) as comments,
    min(mentions.month) as first_month,
    max(mentions.month) as last_month
from mentions
inner join mart.calendar_month on calendar_month.month = mentions.month
inner join mart.customer on customer.customer_id = mentions.customer_id
where mentions.kind in ('all', 'issue')
group by
    mentions.scope,
    customer.segment,
    mentions.customer_id,
    calendar_month.quarter_starts_on,
    mentions.kind,
    mentions.subject
