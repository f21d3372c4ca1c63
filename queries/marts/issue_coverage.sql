-- one row per language: comments whose issue no department named, and what came of reading them
-- reads: record.verbatim, record.verbatim_text, record.verbatim_issue
-- parameters: none
with told as (
    select
        verbatim_id,
        max(case when told_by = 'topic' then 1 else 0 end) as by_department
    from record.verbatim_issue
    group by verbatim_id
)

select
    verbatim_text.language,                 -- ISO 639-1, empty where it cannot be told
    count(*) as comments,
    count(case when told.verbatim_id is not null then 1 end) as comments_told,
    count(case when told.verbatim_id is null and verbatim_text.unread_because is null then 1 end) as comments_on_none,
    count(case when verbatim_text.unread_because = 'language' then 1 end) as comments_in_other_languages,
    count(case when verbatim_text.unread_because = 'no words' then 1 end) as comments_without_words
from record.verbatim
inner join record.verbatim_text on verbatim_text.text_id = verbatim.text_id
left join told on told.verbatim_id = verbatim.verbatim_id
where coalesce(told.by_department, 0) = 0
group by verbatim_text.language
