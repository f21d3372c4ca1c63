-- one row per mood of one survey's customers over all dates: how many are lost
-- reads: mart.loss_by_mood
-- parameters: segment ("all" for every customer), survey_id
select
    mood,                                   -- happy, between, unhappy
    customers,
    customers_lost
from mart.loss_by_mood
where segment = $segment
    and survey_id = $survey_id
order by mood nulls last
