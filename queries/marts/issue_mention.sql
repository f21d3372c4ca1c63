-- one row per customer, month and issue: how often the customer raised it
-- reads: record.service_case, record.feedback, mart.issue, edition.company
-- parameters: none
-- A case is a mention of its topic; a low score is a mention of its touchpoint.
with low_scores as (
    select
        customer_id,
        answered_on as mentioned_on,
        trim(touchpoint) as spelling
    from record.feedback
    where case
        when kind = 'nps' then score <= 6                                     -- a detractor
        else (score - scale_low) / nullif(scale_high - scale_low, 0) <= 0.35  -- 1 or 2 of 5, 1 to 3 of 7
    end
),

mentions as (
    select 'topic' as issue_kind, customer_id, opened_at as mentioned_on, trim(topic) as spelling from record.service_case
    union all
    select 'touchpoint' as issue_kind, customer_id, mentioned_on, spelling from low_scores
)

select
    mentions.customer_id,
    cast(date_trunc('month', mentions.mentioned_on) as date) as month,        -- null where the export holds no date
    issue.issue,
    count(*) as mentions
from mentions
inner join mart.issue
    on issue.issue_kind = mentions.issue_kind
    and issue.spelling = mentions.spelling
cross join edition.company
where mentions.mentioned_on is null or company.as_of is null or mentions.mentioned_on <= company.as_of
group by mentions.customer_id, cast(date_trunc('month', mentions.mentioned_on) as date), issue.issue
