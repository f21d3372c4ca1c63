-- one row per initiative, cohort, segment and whether its customers had raised the initiative's issue
-- reads: mart.initiative_cohort
-- parameters: none
select
    name,
    cohort,
    segment,
    is_own,
    count(*) as customers,
    sum(is_raised_later) as customers_raising_later,
    sum(is_lost) as customers_lost,
    min(followed_to - followed_from + 1) as months,
    max(followed_to) as followed_to
from mart.initiative_cohort
group by name, cohort, segment, is_own
