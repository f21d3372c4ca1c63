-- one row per issue that nobody has named yet and more customers speak of than before
-- reads: record.issue_proposal
-- parameters: none
select
    position,                               -- 1 is the surest
    label,
    words,
    verbatims,
    verbatims_before,
    customers,
    since,
    ratio,                                  -- how many times as large a part of comments as before
    ratio_low,                              -- with its 95 % interval
    ratio_high,
    p_value
from record.issue_proposal
