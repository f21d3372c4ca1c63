-- one row per row of the exports of a source that fills delivery: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: finished_on_days, promised_on_days, today
with typed as (
    select
        *,
        day_of(promised_on, $promised_on_days, $today) as promised_on_read,
        day_of(finished_on, $finished_on_days, $today) as finished_on_read
    from landing.canonical
)

select
    export_id,
    line,
    customer as customer_key,
    customer_name,
    attributes,
    row_key,
    sound_text(kind) as kind,
    promised_on_read as promised_on,
    past(finished_on_read, $today) as finished_on,
    lacking('customer', customer) as refusal,
    flaws_found([
        error_cell('kind', kind),
        bad_day('promised_on', promised_on, promised_on_read, $promised_on_days),
        bad_past_day('finished_on', finished_on, finished_on_read, $finished_on_days, $today)
    ]) as flaws
from typed
