-- one row per row of the exports of a source that fills loss: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: amount_mark, company_currency, lost_on_days, today
with typed as (
    select
        cells.*,
        day_of(lost_on, $lost_on_days) as lost_on_told,
        number_of(amount, $amount_mark) as amount_read
    from landing.canonical as cells
),

dated as (
    select
        typed.*,
        in_its_century(lost_on_told, lost_on, $today) as lost_on_read
    from typed
),

looked_at as (
    select
        dated.*,
        says_nothing(customer)
            or currency <> $company_currency
            or names_currency(amount) as is_unfit,
        is_unread(lost_on, past(lost_on_read, $today))
            or begins_like_error(reason)
            or begins_like_error(category)
            or begins_like_error(competitor)
            or is_unread(amount, amount_read)
            or begins_like_error(verbatim)
            or begins_like_error(currency) as is_suspect
    from dated
)

select
    export_id,
    line,
    customer as customer_key,
    customer_name,
    attributes,
    row_key,
    past(lost_on_read, $today) as lost_on,
    sound_text(reason) as reason,
    sound_text(category) as category,
    sound_text(competitor) as competitor,
    amount_read as amount, -- money
    sound_text(verbatim) as verbatim,
    sound_text(currency) as currency,
    case
        when is_unfit then coalesce(
            lacking('customer', customer),
            foreign_currency(currency, $company_currency),
            foreign_currency(currency_in(amount), $company_currency)
        )
    end as refusal,
    case
        when is_suspect then flaws_found([
            bad_past_day('lost_on', lost_on, lost_on_read, $lost_on_days, $today),
            error_cell('reason', reason),
            error_cell('category', category),
            error_cell('competitor', competitor),
            bad_number('amount', amount, amount_read, $amount_mark),
            error_cell('verbatim', verbatim),
            error_cell('currency', currency)
        ])
    end as flaws
from looked_at
