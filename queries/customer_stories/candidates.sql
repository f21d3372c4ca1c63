-- one row per issue and outcome: the customer that is typical of those who raised it and stayed, or left
-- reads: mart.story_customer
-- parameters: period_id, segment ('all' for every segment)
select
    issue,
    customer_id,
    name,                                   -- null unless the company lets names be shown
    mentions,                               -- of the issue, in the period
    own_segment,                            -- null where it is not stated
    since_year,
    is_lost,
    has_comment,
    lanes,                                  -- kinds of exports that tell of the customer
    customers,                              -- who raised the issue
    revenue,                                -- that those of them who are still there pay a month, in units of currency
    lost_share,                             -- of these, who have left since
    alike,                                  -- of these, of the same outcome
    alike_in_segment,                       -- and of the same segment
    alike_since                             -- and of the same year
from mart.story_customer
where period_id = $period_id
    and segment = $segment
order by revenue desc nulls last, customers desc nulls last, issue nulls last, is_lost nulls last
