-- one row per row of the exports of a source that fills revenue: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: company_currency, month_days, one_off_amount_mark, recurring_amount_mark, today
with typed as (
    select
        cells.*,
        day_of(month, $month_days) as month_told,
        number_of(recurring_amount, $recurring_amount_mark) as recurring_amount_read,
        number_of(one_off_amount, $one_off_amount_mark) as one_off_amount_read
    from landing.canonical as cells
),

dated as (
    select
        typed.*,
        in_its_century(month_told, month, $today) as month_read
    from typed
),

looked_at as (
    select
        dated.*,
        says_nothing(customer)
            or past(month_read, $today) is null
            or currency <> $company_currency
            or names_currency(recurring_amount)
            or names_currency(one_off_amount) as is_unfit,
        is_unread(recurring_amount, recurring_amount_read)
            or is_unread(one_off_amount, one_off_amount_read)
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
    month_of(past(month_read, $today)) as month,
    recurring_amount_read as recurring_amount, -- money
    one_off_amount_read as one_off_amount, -- money
    sound_text(currency) as currency,
    case
        when is_unfit then coalesce(
            lacking('customer', customer),
            foreign_currency(currency, $company_currency),
            foreign_currency(currency_in(recurring_amount), $company_currency),
            foreign_currency(currency_in(one_off_amount), $company_currency),
            lacking('month', unless_placeholder(month)),
            bad_past_day('month', month, month_read, $month_days, $today)
        )
    end as refusal,
    case
        when is_suspect then flaws_found([
            bad_number('recurring_amount', recurring_amount, recurring_amount_read, $recurring_amount_mark),
            bad_number('one_off_amount', one_off_amount, one_off_amount_read, $one_off_amount_mark),
            error_cell('currency', currency)
        ])
    end as flaws
from looked_at
