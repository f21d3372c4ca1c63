-- one row per thing that customers wished for in the latest twelve months of comments
-- reads: record.wish_subject
-- parameters: none
select
    position,                               -- 1 is the surest
    label,
    words,
    verbatims,                              -- wishes that hold the words
    customers,
    ratio,                                  -- how many times as common in wishes as in other comments, by customers
    p_value
from record.wish_subject
