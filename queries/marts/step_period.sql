-- one row per step of time and period that holds it; step -1, of undated answers, lies in "all" alone
-- reads: mart.period_step, mart.period_reach
-- parameters: none
-- Joining on equal steps is several times faster than on ranges.
with steps as (
    select step_index from mart.period_step
    union
    select -1 as step_index
)

select
    steps.step_index,
    period_reach.period_number,
    period_reach.period_id,
    period_reach.kind as period_kind,
    period_reach.first_index
from steps
inner join mart.period_reach on steps.step_index between period_reach.first_index and period_reach.last_index
