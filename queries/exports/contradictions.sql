-- one row per check of what two departments say of the same customers
-- reads: mart.contradiction
-- parameters: none
select
    check_id,
    first_department,
    second_department,
    concerned,                              -- customers or rows, as the check counts
    customers_concerned,                    -- customers
    of_all,                                 -- customers or rows that the check could look at
    customers_of_all                        -- customers
from mart.contradiction
order by check_id
