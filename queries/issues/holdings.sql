-- one row: what the exports hold that tells of issues
-- reads: mart.issue_holding
-- parameters: none
select
    cases,
    cases_with_topic,
    cases_dated,
    losses,
    losses_with_reason,
    losses_with_competitor,
    losses_dated,
    initiatives,
    touchpoints,
    mentions_in_comments                    -- of answers and losses
from mart.issue_holding
