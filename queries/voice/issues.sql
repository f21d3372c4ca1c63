-- one row per issue that comments are counted under
-- reads: mart.voice_issue
-- parameters: none
select
    issue,
    is_rest,
    owner_department,
    journey_stage,
    told_from                               -- catalogue, start or topic
from mart.voice_issue
order by position nulls last, issue nulls last
