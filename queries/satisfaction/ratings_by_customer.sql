-- one row per customer and question: the customer's mean answer, for what goes with what
-- reads: mart.customer_rating, mart.profile_group, mart.segment_filter
-- parameters: period_id, segment ("all" for every customer), dimension ("all" for none)
select
    rating.customer_id,
    rating.question_id,
    profile_group.group_name as stratum,
    rating.spend_band,                      -- 0 to 3, least first
    rating.of_customers,                    -- as many were asked three things or more; the rows are of 5,000 at most
    rating.score_sum / nullif(rating.answers, 0) as score,
    rating.top_two / nullif(rating.answers, 0) as top_two_share
from mart.customer_rating as rating
inner join mart.profile_group
    on profile_group.profile_id = rating.profile_id
    and profile_group.dimension = $dimension
inner join mart.segment_filter
    on segment_filter.profile_id = rating.profile_id
    and segment_filter.segment = $segment
where rating.period_id = $period_id
order by rating.customer_id nulls last, rating.question_id nulls last
