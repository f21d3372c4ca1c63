-- one row per row of the exports of a source that fills feedback: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: answered_on_days, scale_high_mark, scale_low_mark, score_mark, today
with typed as (
    select
        cells.*,
        lower(sound_text(kind)) as kind_read,
        day_of(answered_on, $answered_on_days) as answered_on_told,
        number_of(score, $score_mark) as score_read,
        number_of(scale_low, $scale_low_mark) as scale_low_read,
        number_of(scale_high, $scale_high_mark) as scale_high_read
    from landing.canonical as cells
),

dated as (
    select
        typed.*,
        in_its_century(answered_on_told, answered_on, $today) as answered_on_read
    from typed
),

scaled as (
    select
        dated.*,
        coalesce(scale_low_read, usual_scale_low(kind_read)) as lowest,
        coalesce(scale_high_read, usual_scale_high(kind_read)) as highest
    from dated
),

answered as (
    select
        scaled.*,
        case when is_off_scale(score_read, lowest, highest) then null else score_read end as answer
    from scaled
),

looked_at as (
    select
        answered.*,
        says_nothing(customer)
            or not coalesce(is_known_kind(kind_read), false)
            or answer is null and sound_text(verbatim) is null as is_unfit,
        begins_like_error(survey)
            or begins_like_error(touchpoint)
            or is_unread(answered_on, past(answered_on_read, $today))
            or is_unread(score, answer)
            or is_unread(scale_low, scale_low_read)
            or is_unread(scale_high, scale_high_read)
            or begins_like_error(respondent)
            or begins_like_error(verbatim) as is_suspect
    from answered
)

select
    export_id,
    line,
    customer as customer_key,
    customer_name,
    attributes,
    row_key,
    sound_text(survey) as survey,
    sound_text(touchpoint) as touchpoint,
    past(answered_on_read, $today) as answered_on,
    kind_read as kind,
    answer as score, -- on its own scale
    lowest as scale_low, -- on the scale of the score
    highest as scale_high, -- on the scale of the score
    sound_text(respondent) as respondent,
    sound_text(verbatim) as verbatim,
    case
        when is_unfit then coalesce(
            lacking('customer', customer),
            unknown_kind(kind, kind_read),
            bad_score(score, score_read, lowest, highest, $score_mark),
            flaw('score', score, 'no answer', 'Nothing to mend: neither a score nor a comment was given.')
        )
    end as refusal,
    case
        when is_suspect then flaws_found([
            error_cell('survey', survey),
            error_cell('touchpoint', touchpoint),
            bad_past_day('answered_on', answered_on, answered_on_read, $answered_on_days, $today),
            bad_score(score, score_read, lowest, highest, $score_mark),
            bad_number('scale_low', scale_low, scale_low_read, $scale_low_mark),
            bad_number('scale_high', scale_high, scale_high_read, $scale_high_mark),
            error_cell('respondent', respondent),
            error_cell('verbatim', verbatim)
        ])
    end as flaws
from looked_at
