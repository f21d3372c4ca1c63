-- one row per complete quarter, segment, source and issue raised in comments ("comment"), or in cases ("case", source "all")
-- reads: mart.issue_quarter, mart.comment_quarter, mart.period
-- parameters: until (last day looked at, null for the latest), segment ('all' for every segment)
-- Comments of every source together stand beside those of each, as source "all": their customers count once.
with heard as (
    select 'case' as heard_in, quarter_starts_on, segment, 'all' as source, issue, mentions, customers from mart.issue_quarter
    union all
    select 'comment' as heard_in, quarter_starts_on, segment, source, issue, mentions, customers from mart.comment_quarter
)

select
    heard.heard_in,
    period.starts_on,
    heard.segment,
    heard.source,
    heard.issue,
    heard.mentions,
    heard.customers                         -- who raised it
from heard
inner join mart.period
    on period.kind = 'quarter'
    and period.starts_on = heard.quarter_starts_on
where period.is_complete
    and ($until is null or period.ends_on <= $until)
    and $segment in ('all', heard.segment)
order by heard.heard_in nulls last, heard.issue nulls last, period.starts_on nulls last, heard.segment nulls last, heard.source nulls last
