-- one row per verbatim and what it is about: everything, each of its issues, a wish, each competitor that it names,
-- each new issue that is proposed, each thing that is wished for
-- reads: record.verbatim, record.verbatim_text, record.verbatim_issue, record.verbatim_competitor,
-- record.verbatim_proposal, record.issue_proposal, record.verbatim_wish_subject, record.wish_subject
-- parameters: none
with toned as (
    select
        verbatim.verbatim_id,
        verbatim.text_id,
        verbatim_text.is_wish,
        case
            when verbatim.is_praise then 'praise'
            when verbatim_text.tone <> 'praise' then verbatim_text.tone
            when verbatim_text.tone is null and verbatim.score_share <= 0.35 then 'complaint'  -- as mart.issue_mention counts low scores
        end as tone
    from record.verbatim
    inner join record.verbatim_text on verbatim_text.text_id = verbatim.text_id
),

about as (
    select verbatim_id, 'all' as about_kind, 'all' as about from toned
    union all
    select verbatim_id, 'wish' as about_kind, 'wish' as about from toned where is_wish
    union all
    select distinct verbatim_id, 'issue' as about_kind, issue as about from record.verbatim_issue
    union all
    select distinct verbatim_id, 'competitor' as about_kind, competitor as about from record.verbatim_competitor
    union all
    select verbatim_proposal.verbatim_id, 'proposal' as about_kind, issue_proposal.label as about
    from record.verbatim_proposal
    inner join record.issue_proposal on issue_proposal.position = verbatim_proposal.position
    union all
    select verbatim_wish_subject.verbatim_id, 'wished for' as about_kind, wish_subject.label as about
    from record.verbatim_wish_subject
    inner join record.wish_subject on wish_subject.position = verbatim_wish_subject.position
)

select
    about.verbatim_id,
    toned.text_id,
    about.about_kind,                       -- all, issue, wish, competitor, proposal, wished for
    about.about,                            -- the name of the issue, competitor or proposal
    toned.tone                              -- praise, neutral, complaint; null where neither words nor score tell
from about
inner join toned on toned.verbatim_id = about.verbatim_id
