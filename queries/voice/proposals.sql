-- one row per issue that nobody has named yet and more customers speak of than before
-- reads: mart.voice_proposal
-- parameters: none
select
    label,
    words,
    verbatims,
    verbatims_before,
    customers,
    since,
    ratio,
    ratio_low,
    ratio_high,
    p_value
from mart.voice_proposal
order by position nulls last
