-- one row per row of the exports of a source that fills initiative: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: company_currency, cost_mark, started_on_days, today
with typed as (
    select
        cells.*,
        day_of(started_on, $started_on_days) as started_on_told,
        number_of(cost, $cost_mark) as cost_read
    from landing.canonical as cells
),

dated as (
    select
        typed.*,
        in_its_century(started_on_told, started_on, $today) as started_on_read
    from typed
),

looked_at as (
    select
        dated.*,
        says_nothing(name)
            or currency <> $company_currency
            or names_currency(cost) as is_unfit,
        begins_like_error(name)
            or begins_like_error(issue)
            or begins_like_error(owner_department)
            or is_unread(started_on, started_on_read)
            or is_unread(cost, cost_read)
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
    sound_text(name) as name,
    sound_text(issue) as issue,
    sound_text(owner_department) as owner_department,
    started_on_read as started_on,
    cost_read as cost, -- money
    sound_text(currency) as currency,
    case
        when is_unfit then coalesce(
            foreign_currency(currency, $company_currency),
            foreign_currency(currency_in(cost), $company_currency),
            lacking('name', name)
        )
    end as refusal,
    case
        when is_suspect then flaws_found([
            error_cell('name', name),
            error_cell('issue', issue),
            error_cell('owner_department', owner_department),
            bad_day('started_on', started_on, started_on_read, $started_on_days),
            bad_number('cost', cost, cost_read, $cost_mark),
            error_cell('currency', currency)
        ])
    end as flaws
from looked_at
