-- one row per comment of one customer that may be quoted, and thing that it is about
-- reads: mart.story_words, mart.story_customer
-- parameters: period_id, segment ('all' for every segment), issue, is_lost
select
    month,
    said_in,                                -- answer, case, loss
    department,
    language,
    about_kind,
    about,
    tone,                                   -- praise, neutral, complaint; null where it is not told
    typicality,                             -- 0 to 1
    verbatim_id,
    text                                    -- with names and contact details taken out
from mart.story_words
inner join mart.story_customer
    on story_customer.customer_id = story_words.customer_id
    and story_customer.period_id = $period_id
    and story_customer.segment = $segment
    and story_customer.issue = $issue
    and story_customer.is_lost = $is_lost
order by month nulls last, verbatim_id nulls last, about_kind nulls last, about nulls last
