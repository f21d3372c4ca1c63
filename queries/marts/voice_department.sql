-- one row per department and place where comments were said
-- reads: mart.voice_comment, record.verbatim_issue
-- parameters: none
with with_issue as (
    select distinct verbatim_id from record.verbatim_issue
)

select
    voice_comment.department,
    voice_comment.said_in,
    count(*) as comments,
    count(voice_comment.month) as comments_dated,
    count(with_issue.verbatim_id) as comments_with_issue,
    count(voice_comment.mood) as comments_judged,
    sum(case when voice_comment.is_wish then 1 else 0 end) as comments_wishing
from mart.voice_comment
left join with_issue on with_issue.verbatim_id = voice_comment.verbatim_id
group by voice_comment.department, voice_comment.said_in
