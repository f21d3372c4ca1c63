-- one row per scope, segment, fiscal quarter and issue ("all" among them)
-- reads: mart.voice_customer_quarter
-- parameters: none
select
    scope,                                  -- all comments, or answers alone
    segment,
    quarter_starts_on,
    kind,                                   -- all or issue
    subject,
    count(*) as customers,
    sum(comments) as comments,
    min(first_month) as first_month,
    max(last_month) as last_month
from mart.voice_customer_quarter
group by scope, segment, quarter_starts_on, kind, subject
