-- one row per row of the exports of a source that fills revenue: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: company_currency, month_days, one_off_amount_mark, recurring_amount_mark, today
with typed as (
    select
        *,
        day_of(month, $month_days, $today) as month_read,
        number_of(recurring_amount, $recurring_amount_mark) as recurring_amount_read,
        number_of(one_off_amount, $one_off_amount_mark) as one_off_amount_read
    from landing.canonical
)

select
    export_id,
    line,
    customer as customer_key,
    customer_name,
    attributes,
    row_key,
    month_of(past(month_read, $today)) as month,
    recurring_amount_read as recurring_amount, -- money
    one_off_amount_read as one_off_amount, -- money
    sound_text(currency) as currency,
    coalesce(
        lacking('customer', customer),
        foreign_currency(currency, $company_currency),
        foreign_currency(currency_in(recurring_amount), $company_currency),
        foreign_currency(currency_in(one_off_amount), $company_currency),
        lacking('month', month),
        bad_past_day('month', month, month_read, $month_days, $today)
    ) as refusal,
    flaws_found([
        bad_number('recurring_amount', recurring_amount, recurring_amount_read, $recurring_amount_mark),
        bad_number('one_off_amount', one_off_amount, one_off_amount_read, $one_off_amount_mark),
        error_cell('currency', currency)
    ]) as flaws
from typed
