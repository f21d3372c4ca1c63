-- one row: the months that a period's revenue is compared between; none where twelve months of revenue are not to be had
-- reads: mart.revenue_period
-- parameters: period_id
select
    start_month,                            -- first day of the last month before the twelve
    end_month                               -- first day of the last of the twelve
from mart.revenue_period
where period_id = $period_id
