-- one row per row of the exports of a source that fills purchase: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: amount_mark, company_currency, ordered_on_days, today
with typed as (
    select
        *,
        day_of(ordered_on, $ordered_on_days, $today) as ordered_on_read,
        number_of(amount, $amount_mark) as amount_read,
        truth_of(refunded) as refunded_read
    from landing.canonical
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
    coalesce(
        lacking('customer', customer),
        foreign_currency(currency, $company_currency),
        foreign_currency(currency_in(amount), $company_currency),
        lacking('amount', amount),
        bad_number('amount', amount, amount_read, $amount_mark)
    ) as refusal,
    flaws_found([
        bad_past_day('ordered_on', ordered_on, ordered_on_read, $ordered_on_days, $today),
        bad_truth('refunded', refunded, refunded_read),
        error_cell('product', product),
        error_cell('currency', currency)
    ]) as flaws
from typed
