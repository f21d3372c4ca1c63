-- one row per row of the exports of a source that fills customer_key: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: none
with typed as (
    select
        *
    from landing.canonical
)

select
    export_id,
    line,
    customer as customer_key,
    customer_name,
    attributes,
    row_key,
    sound_text(same_as) as same_as,
    coalesce(
        lacking('customer', customer),
        lacking('same_as', same_as)
    ) as refusal,
    flaws_found([
        error_cell('same_as', same_as)
    ]) as flaws
from typed
