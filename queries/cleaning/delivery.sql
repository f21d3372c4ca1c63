-- one row per row of the exports of a source that fills delivery: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: finished_on_days, promised_on_days, today
with typed as (
    select
        cells.*,
        day_of(promised_on, $promised_on_days) as promised_on_told,
        day_of(finished_on, $finished_on_days) as finished_on_told
    from landing.canonical as cells
),

dated as (
    select
        typed.*,
        in_its_century(promised_on_told, promised_on, $today) as promised_on_read,
        in_its_century(finished_on_told, finished_on, $today) as finished_on_read
    from typed
),

looked_at as (
    select
        dated.*,
        says_nothing(customer) as is_unfit,
        begins_like_error(kind)
            or is_unread(promised_on, promised_on_read)
            or is_unread(finished_on, past(finished_on_read, $today)) as is_suspect
    from dated
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
    case when is_unfit then lacking('customer', customer) end as refusal,
    case
        when is_suspect then flaws_found([
            error_cell('kind', kind),
            bad_day('promised_on', promised_on, promised_on_read, $promised_on_days),
            bad_past_day('finished_on', finished_on, finished_on_read, $finished_on_days, $today)
        ])
    end as flaws
from looked_at
