-- one row per row of the exports of a source that fills usage: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: month_days, quantity_mark, today, used_on_days
with typed as (
    select
        *,
        day_of(month, $month_days, $today) as month_read,
        day_of(used_on, $used_on_days, $today) as used_on_read,
        number_of(quantity, $quantity_mark) as quantity_read
    from landing.canonical
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
    coalesce(
        lacking('customer', customer),
        lacking('quantity', quantity),
        bad_number('quantity', quantity, quantity_read, $quantity_mark)
    ) as refusal,
    flaws_found([
        bad_past_day('month', month, month_read, $month_days, $today),
        bad_past_day('used_on', used_on, used_on_read, $used_on_days, $today),
        error_cell('feature', feature),
        error_cell('contract', contract)
    ]) as flaws
from typed
