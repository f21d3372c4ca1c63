-- one row per department and way in which its keys found their customers
-- reads: mart.key_match
-- parameters: none
select
    department,
    matched_by,                             -- seen only here: no other department knows the key
    keys,                                   -- count
    customers                               -- count
from mart.key_match
order by department, keys desc, matched_by
