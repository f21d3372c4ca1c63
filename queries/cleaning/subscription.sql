-- one row per row of the exports of a source that fills subscription: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: company_currency, ended_on_days, monthly_amount_mark, started_on_days, tenure_months_mark, today
with typed as (
    select
        cells.*,
        day_of(started_on, $started_on_days) as started_on_told,
        day_of(ended_on, $ended_on_days) as ended_on_told,
        number_of(tenure_months, $tenure_months_mark) as tenure_months_read,
        truth_of(ended) as ended_read,
        number_of(monthly_amount, $monthly_amount_mark) as monthly_amount_read
    from landing.canonical as cells
),

dated as (
    select
        typed.*,
        in_its_century(started_on_told, started_on, $today) as started_on_read,
        in_its_century(ended_on_told, ended_on, $today) as ended_on_read
    from typed
),

looked_at as (
    select
        dated.*,
        says_nothing(customer)
            or currency <> $company_currency
            or names_currency(monthly_amount) as is_unfit,
        begins_like_error(contract)
            or begins_like_error(plan)
            or is_unread(started_on, started_on_read)
            or is_unread(ended_on, ended_on_read)
            or is_unread(tenure_months, tenure_months_read)
            or is_unread(ended, ended_read)
            or is_unread(monthly_amount, monthly_amount_read)
            or begins_like_error(end_reason)
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
    sound_text(contract) as contract,
    sound_text(plan) as plan,
    started_on_read as started_on,
    ended_on_read as ended_on,
    tenure_months_read as tenure_months, -- months
    ended_read as ended,
    monthly_amount_read as monthly_amount, -- money a month
    sound_text(end_reason) as end_reason,
    sound_text(currency) as currency,
    case
        when is_unfit then coalesce(
            lacking('customer', customer),
            foreign_currency(currency, $company_currency),
            foreign_currency(currency_in(monthly_amount), $company_currency)
        )
    end as refusal,
    case
        when is_suspect then flaws_found([
            error_cell('contract', contract),
            error_cell('plan', plan),
            bad_day('started_on', started_on, started_on_read, $started_on_days),
            bad_day('ended_on', ended_on, ended_on_read, $ended_on_days),
            bad_number('tenure_months', tenure_months, tenure_months_read, $tenure_months_mark),
            bad_truth('ended', ended, ended_read),
            bad_number('monthly_amount', monthly_amount, monthly_amount_read, $monthly_amount_mark),
            error_cell('end_reason', end_reason),
            error_cell('currency', currency)
        ])
    end as flaws
from looked_at
