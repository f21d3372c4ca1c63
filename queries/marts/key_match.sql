-- one row per department and way in which its keys found their customers
-- reads: record.customer_key
-- parameters: none
select
    department,
    matched_by,
    count(*) as keys,
    count(distinct customer_id) as customers
from record.customer_key
group by department, matched_by
