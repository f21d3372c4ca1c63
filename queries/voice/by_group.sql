-- one row per segment filter, dimension ("all" and the one asked for), group, kind of subject and subject
-- reads: mart.voice_by_group
-- parameters: period_id, dimension (null for "all" alone)
-- Every filter is given, that pages of two of them may be told not to give a small group away.
select
    segment,
    dimension,
    group_name,
    kind,
    subject,
    customers,
    comments,
    comments_squared,                       -- sum over customers
    comments_by_all,                        -- sum over customers, times all comments of each
    customers_judged,
    comments_judged,
    comments_praising,
    comments_complaining,
    judged_squared,
    praising_by_judged,
    praising_squared,
    complaining_by_judged,
    complaining_squared,
    customers_praising,
    customers_complaining
from mart.voice_by_group
where period_id = $period_id
    and (dimension = 'all' or dimension = $dimension)
order by segment nulls last, dimension nulls last, group_name nulls last, kind nulls last, subject nulls last
