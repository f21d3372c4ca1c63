-- one row per dimension, "all" among them, of one survey: the change between two quarters and its split at most without any single customer
-- reads: mart.change_without_one
-- parameters: period_id, period_before, segment ("all" for every customer), survey_id
select
    dimension,
    customers,                              -- who answered in either quarter
    change,                                 -- of the mean mark: -2 to 2 for nps, as are all below
    lowest_change,
    highest_change,
    rate,
    lowest_rate,
    highest_rate,
    mix,
    lowest_mix,
    highest_mix
from mart.change_without_one
where period_id = $period_id
    and period_before = $period_before
    and segment = $segment
    and survey_id = $survey_id
order by dimension nulls last
