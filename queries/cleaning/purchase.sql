-- one row per row of the exports of a source that fills purchase: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: amount_mark, company_currency, ordered_on_days, today
with typed as (
    select
        cells.*,
        day_of(ordered_on, $ordered_on_days) as ordered_on_told,
        number_of(amount, $amount_mark) as amount_read,
        truth_of(refunded) as refunded_read
    from landing.canonical as cells
),

dated as (
    select
        typed.*,
        in_its_century(ordered_on_told, ordered_on, $today) as ordered_on_read
    from typed
),

looked_at as (
    select
        dated.*,
        says_nothing(customer)
            or amount_read is null
            or currency <> $company_currency
            or names_currency(amount) as is_unfit,
        is_unread(ordered_on, past(ordered_on_read, $today))
            or is_unread(refunded, refunded_read)
            or begins_like_error(product)
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
    past(ordered_on_read, $today) as ordered_on,
    amount_read as amount, -- money
    refunded_read as refunded,
    sound_text(product) as product,
    sound_text(currency) as currency,
    case
        when is_unfit then coalesce(
            lacking('customer', customer),
            foreign_currency(currency, $company_currency),
            foreign_currency(currency_in(amount), $company_currency),
            lacking('amount', unless_placeholder(amount)),
            bad_number('amount', amount, amount_read, $amount_mark)
        )
    end as refusal,
    case
        when is_suspect then flaws_found([
            bad_past_day('ordered_on', ordered_on, ordered_on_read, $ordered_on_days, $today),
            bad_truth('refunded', refunded, refunded_read),
            error_cell('product', product),
            error_cell('currency', currency)
        ])
    end as flaws
from looked_at
