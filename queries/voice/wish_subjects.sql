-- one row per thing that customers wished for in the latest twelve months of comments, the surest first
-- reads: mart.voice_wish_subject
-- parameters: none
select
    label,
    words,
    verbatims,
    customers,
    ratio,
    p_value
from mart.voice_wish_subject
order by position nulls last
