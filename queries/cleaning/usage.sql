-- one row per row of the exports of a source that fills usage: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: month_days, quantity_mark, today, used_on_days
with typed as (
    select
        cells.*,
        day_of(month, $month_days) as month_told,
        day_of(used_on, $used_on_days) as used_on_told,
        number_of(quantity, $quantity_mark) as quantity_read
    from landing.canonical as cells
),

dated as (
    select
        typed.*,
        in_its_century(month_told, month, $today) as month_read,
        in_its_century(used_on_told, used_on, $today) as used_on_read
    from typed
),

looked_at as (
    select
        dated.*,
        says_nothing(customer)
            or quantity_read is null as is_unfit,
        is_unread(month, past(month_read, $today))
            or is_unread(used_on, past(used_on_read, $today))
            or begins_like_error(feature)
            or begins_like_error(contract) as is_suspect
    from dated
)

select
    export_id,
    line,
    customer as customer_key,
    customer_name,
    attributes,
    row_key,
    month_of(past(coalesce(month_read, used_on_read), $today)) as month,
    past(used_on_read, $today) as used_on,
    sound_text(feature) as feature,
    sound_text(contract) as contract,
    quantity_read as quantity, -- in the unit of the feature
    case
        when is_unfit then coalesce(
            lacking('customer', customer),
            lacking('quantity', unless_placeholder(quantity)),
            bad_number('quantity', quantity, quantity_read, $quantity_mark)
        )
    end as refusal,
    case
        when is_suspect then flaws_found([
            bad_past_day('month', month, month_read, $month_days, $today),
            bad_past_day('used_on', used_on, used_on_read, $used_on_days, $today),
            error_cell('feature', feature),
            error_cell('contract', contract)
        ])
    end as flaws
from looked_at
