-- one row per department and place where comments were said
-- reads: mart.voice_department
-- parameters: none
select
    department,
    said_in,                                -- answer, case or loss
    comments,
    comments_dated,
    comments_with_issue,
    comments_judged,                        -- whose mood is known
    comments_wishing
from mart.voice_department
order by comments desc nulls last, department nulls last, said_in nulls last
