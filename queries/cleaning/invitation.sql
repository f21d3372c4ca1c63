-- one row per row of the exports of a source that fills invitation: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: invited_on_days, today
with typed as (
    select
        *,
        day_of(invited_on, $invited_on_days, $today) as invited_on_read
    from landing.canonical
)

select
    export_id,
    line,
    customer as customer_key,
    customer_name,
    attributes,
    row_key,
    sound_text(survey) as survey,
    past(invited_on_read, $today) as invited_on,
    lacking('customer', customer) as refusal,
    flaws_found([
        error_cell('survey', survey),
        bad_past_day('invited_on', invited_on, invited_on_read, $invited_on_days, $today)
    ]) as flaws
from typed
