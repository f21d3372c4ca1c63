-- one row per row of the exports of a source that fills service_case: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: first_answered_at_days, opened_at_days, resolved_at_days, today
with typed as (
    select
        cells.*,
        day_of(opened_at, $opened_at_days) as opened_at_told,
        day_of(first_answered_at, $first_answered_at_days) as first_answered_at_told,
        day_of(resolved_at, $resolved_at_days) as resolved_at_told,
        truth_of(reopened) as reopened_read
    from landing.canonical as cells
),

dated as (
    select
        typed.*,
        in_its_century(opened_at_told, opened_at, $today) as opened_at_read,
        in_its_century(first_answered_at_told, first_answered_at, $today) as first_answered_at_read,
        in_its_century(resolved_at_told, resolved_at, $today) as resolved_at_read
    from typed
),

looked_at as (
    select
        dated.*,
        says_nothing(customer) as is_unfit,
        begins_like_error(case_number)
            or is_unread(opened_at, past(opened_at_read, $today))
            or is_unread(first_answered_at, past(first_answered_at_read, $today))
            or is_unread(resolved_at, past(resolved_at_read, $today))
            or begins_like_error(topic)
            or begins_like_error(channel)
            or begins_like_error(priority)
            or is_unread(reopened, reopened_read)
            or begins_like_error(verbatim) as is_suspect
    from dated
)

select
    export_id,
    line,
    customer as customer_key,
    customer_name,
    attributes,
    row_key,
    sound_text(case_number) as case_number,
    past(opened_at_read, $today) as opened_at,
    past(first_answered_at_read, $today) as first_answered_at,
    past(resolved_at_read, $today) as resolved_at,
    sound_text(topic) as topic,
    sound_text(channel) as channel,
    sound_text(priority) as priority,
    reopened_read as reopened,
    sound_text(verbatim) as verbatim,
    case when is_unfit then lacking('customer', customer) end as refusal,
    case
        when is_suspect then flaws_found([
            error_cell('case_number', case_number),
            bad_past_day('opened_at', opened_at, opened_at_read, $opened_at_days, $today),
            bad_past_day('first_answered_at', first_answered_at, first_answered_at_read, $first_answered_at_days, $today),
            bad_past_day('resolved_at', resolved_at, resolved_at_read, $resolved_at_days, $today),
            error_cell('topic', topic),
            error_cell('channel', channel),
            error_cell('priority', priority),
            bad_truth('reopened', reopened, reopened_read),
            error_cell('verbatim', verbatim)
        ])
    end as flaws
from looked_at
