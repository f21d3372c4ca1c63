-- one row per dimension and group, everybody ("all", "all") among them, of one survey: who could have answered and who did
-- reads: mart.coverage_by_group
-- parameters: period_id, segment ("all" for every customer), survey_id
select
    dimension,
    group_name,
    is_invitation_known,
    customers,
    customers_answered,
    asked,                                  -- invitations; customers where no invitations are known
    answered,
    revenue,                                -- units of currency a month
    revenue_answered                        -- units of currency a month
from mart.coverage_by_group
where period_id = $period_id
    and segment = $segment
    and survey_id = $survey_id
order by dimension nulls last, customers desc nulls last, group_name nulls last
