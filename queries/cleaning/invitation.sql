-- one row per row of the exports of a source that fills invitation: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: invited_on_days, today
with typed as (
    select
        cells.*,
        day_of(invited_on, $invited_on_days) as invited_on_told
    from landing.canonical as cells
),

dated as (
    select
        typed.*,
        in_its_century(invited_on_told, invited_on, $today) as invited_on_read
    from typed
),

looked_at as (
    select
        dated.*,
        says_nothing(customer) as is_unfit,
        begins_like_error(survey)
            or is_unread(invited_on, past(invited_on_read, $today)) as is_suspect
    from dated
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
    case when is_unfit then lacking('customer', customer) end as refusal,
    case
        when is_suspect then flaws_found([
            error_cell('survey', survey),
            bad_past_day('invited_on', invited_on, invited_on_read, $invited_on_days, $today)
        ])
    end as flaws
from looked_at
