-- one row per size and mood: how often one survey asked such customers, and how often they answered
-- reads: mart.response_by_mood
-- parameters: period_id, segment ("all" for every customer), survey_id
select
    is_large,
    mood_elsewhere,                         -- what surveys of other departments say: unhappy, not unhappy, not known
    customers,
    customers_answered,                     -- at least once
    asked,                                  -- invitations; customers where no invitations are known
    answered,
    asked_squared,                          -- sums over customers, of how alike the responses of one customer are
    answered_by_asked,
    answered_squared
from mart.response_by_mood
where period_id = $period_id
    and segment = $segment
    and survey_id = $survey_id
order by is_large nulls last, mood_elsewhere nulls last
