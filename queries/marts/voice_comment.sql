-- one row per comment: an answer, a case or a loss that holds words
-- reads: record.verbatim, record.verbatim_text, mart.customer_profile, edition.company
-- parameters: none
-- The mood is known of answers alone: a case asks for help and a loss takes leave, whatever their words. It is what the words
-- were read as; where that is not told, what the score that came with them says.
select
    verbatim.verbatim_id,
    verbatim.text_id,
    verbatim.customer_id,
    customer_profile.profile_id,
    cast(date_trunc('month', verbatim.said_on) as date) as month,       -- null where the export holds no date
    verbatim.said_in,                                                   -- answer, case or loss
    verbatim.department,
    case
        when verbatim.said_in <> 'answer' then null
        when verbatim_text.tone is not null then verbatim_text.tone
        when verbatim.is_praise then 'praise'
        when verbatim.score_share <= case when verbatim.kind = 'nps' then 0.65 else 0.35 end then 'complaint'
        when verbatim.score_share is not null then 'neutral'
    end as mood,                                                        -- praise, neutral, complaint; null where not known
    coalesce(verbatim_text.is_wish, false) as is_wish,
    coalesce(verbatim_text.language, '') as language,                   -- ISO 639-1, '' where it cannot be told
    verbatim_text.unread_because                                        -- null where its words were read
from record.verbatim
inner join record.verbatim_text on verbatim_text.text_id = verbatim.text_id
inner join mart.customer_profile on customer_profile.customer_id = verbatim.customer_id
cross join edition.company
where verbatim.said_on is null or company.as_of is null or verbatim.said_on <= company.as_of
