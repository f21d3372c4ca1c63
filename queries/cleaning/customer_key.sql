-- one row per row of the exports of a source that fills customer_key: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: none
with looked_at as (
    select
        cells.*,
        says_nothing(customer)
            or says_nothing(same_as) as is_unfit,
        begins_like_error(same_as) as is_suspect
    from landing.canonical as cells
)

select
    export_id,
    line,
    customer as customer_key,
    customer_name,
    attributes,
    row_key,
    sound_text(same_as) as same_as,
    case
        when is_unfit then coalesce(
            lacking('customer', customer),
            lacking('same_as', same_as)
        )
    end as refusal,
    case
        when is_suspect then flaws_found([
            error_cell('same_as', same_as)
        ])
    end as flaws
from looked_at
