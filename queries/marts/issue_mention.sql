-- one row per customer, month, issue and where it was said: how often the customer raised it
-- reads: record.service_case, record.feedback, record.verbatim, record.verbatim_issue, mart.issue, edition.company
-- parameters: none
-- A case is a mention of its topic, or of what its words tell where it has none; an answer or a loss is a mention of what its
-- words tell, unless they praise; a low score is a mention of its touchpoint.
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
    select
        'topic' as issue_kind,
        'case' as said_in,
        customer_id,
        opened_at as mentioned_on,
        trim(topic) as spelling
    from record.service_case
    union all
    select
        'name' as issue_kind,
        verbatim.said_in,
        verbatim.customer_id,
        verbatim.said_on as mentioned_on,
        verbatim_issue.issue as spelling
    from record.verbatim_issue
    inner join record.verbatim on verbatim.verbatim_id = verbatim_issue.verbatim_id
    where not (verbatim.said_in = 'case' and verbatim_issue.told_by = 'topic')  -- counted above, with words or without
        and not (verbatim.said_in = 'answer' and coalesce(verbatim.is_praise, false))
    union all
    select
        'touchpoint' as issue_kind,
        'touchpoint' as said_in,
        customer_id,
        mentioned_on,
        spelling
    from low_scores
)

select
    mentions.customer_id,
    cast(date_trunc('month', mentions.mentioned_on) as date) as month,        -- null where the export holds no date
    issue.issue,
    mentions.said_in,                                                         -- case, answer, loss or touchpoint
    count(*) as mentions
from mentions
inner join mart.issue
    on issue.issue_kind = mentions.issue_kind
    and issue.spelling = mentions.spelling
cross join edition.company
where mentions.mentioned_on is null or company.as_of is null or mentions.mentioned_on <= company.as_of
group by mentions.customer_id, cast(date_trunc('month', mentions.mentioned_on) as date), issue.issue, mentions.said_in
