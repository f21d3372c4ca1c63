-- one row per customer and feature that it has used at least once
-- reads: record.usage, edition.company
-- parameters: none
select distinct
    customer_id,
    feature
from record.usage
cross join edition.company
where customer_id is not null
    and feature is not null
    and quantity > 0
    and (as_of is null or month is null or month <= as_of)
