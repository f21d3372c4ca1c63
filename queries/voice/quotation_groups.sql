-- one row per segment filter, what is spoken about and tone ("all" for any): how many customers said it, to know what would single out
-- reads: mart.quotation_group
-- parameters: period_id
select
    segment,
    about_kind,
    about,
    tone,
    customers                               -- count
from mart.quotation_group
where period_id = $period_id
order by segment nulls last, about_kind nulls last, about nulls last, tone nulls last
