-- one row per pair of issues that touched the same customers, each pair once, each issue with itself too
-- reads: mart.issue_pair
-- parameters: period_id, segment ('all' for every segment)
select
    issue,
    other_issue,
    sum(customers) as customers,                        -- touched by both
    sum(customers_current) as customers_current,        -- of these, still customers at the period's end
    sum(customers_split) as customers_split,            -- adds up over issues to the current customers touched
    sum(mentions) as mentions,                          -- cases, or low scores
    sum(mentions_product) as mentions_product,
    sum(revenue_touched) as revenue_touched,            -- units of currency a year: all that current customers of both pay
    sum(revenue_at_risk) as revenue_at_risk,            -- of it, the first issue's part by its mentions
    max(largest_revenue) as largest_revenue,            -- of it, the single customer's with most
    max(largest_mentions) as largest_mentions,          -- of the mentions, the single customer's with most
    sum(revenue_product) as revenue_product,
    sum(revenue_mentions_product) as revenue_mentions_product,  -- of the first issue and of the other
    sum(mentions_revenue_product) as mentions_revenue_product
from mart.issue_pair
where period_id = $period_id
    and $segment in ('all', segment)
group by issue, other_issue
order by issue nulls last, other_issue nulls last
