-- one row per year (or "all"), segment filter, survey, feature, segment and whether the customer has used the feature
-- reads: mart.feature_user, mart.customer_satisfaction, mart.customer, mart.customer_profile, mart.segment_filter
-- parameters: none
-- Among customers of whom any use is known. Users are counted; the others are everybody less the users.
with known as (
    select distinct customer_id from mart.feature_user
),

features as (
    select distinct feature from mart.feature_user
),

counted as (
    select
        customer_satisfaction.period_id,
        segment_filter.segment,
        customer_satisfaction.survey_id,
        customer.segment as stratum,
        feature_user.feature,
        count(*) as customers,
        sum(answers) as answers,
        sum(promoters) as promoters,
        sum(detractors) as detractors,
        sum(top_two) as top_two,
        sum(score_sum) as score_sum,
        sum(score_sum_of_squares) as score_sum_of_squares,
        sum(answers * answers) as answers_squared,
        sum(mark_sum * answers) as marks_by_answers,
        sum(mark_sum * mark_sum) as marks_squared
    from mart.customer_satisfaction
    inner join (
        select customer_id, feature from mart.feature_user
        union all
        select customer_id, cast(null as string) as feature from known
    ) as feature_user on feature_user.customer_id = customer_satisfaction.customer_id
    inner join mart.customer on customer.customer_id = customer_satisfaction.customer_id
    inner join mart.customer_profile on customer_profile.customer_id = customer_satisfaction.customer_id
    inner join mart.segment_filter on segment_filter.profile_id = customer_profile.profile_id
    where customer_satisfaction.period_kind <> 'quarter'
    group by 1, 2, 3, 4, 5
),

both_sides as (
    select
        everybody.period_id,
        everybody.segment,
        everybody.survey_id,
        everybody.stratum,
        features.feature,
        sides.has_used,
        case when sides.has_used then 0 else 1 end as of_everybody,
        case when sides.has_used then 1 else -1 end as of_users,
        everybody.customers as all_customers,
        everybody.answers as all_answers,
        everybody.promoters as all_promoters,
        everybody.detractors as all_detractors,
        everybody.top_two as all_top_two,
        everybody.score_sum as all_score_sum,
        everybody.score_sum_of_squares as all_score_sum_of_squares,
        everybody.answers_squared as all_answers_squared,
        everybody.marks_by_answers as all_marks_by_answers,
        everybody.marks_squared as all_marks_squared
    from counted as everybody
    cross join features
    cross join (select true as has_used union all select false as has_used) as sides
    where everybody.feature is null
)

select
    both_sides.period_id,
    both_sides.segment,
    both_sides.survey_id,
    both_sides.stratum,
    both_sides.feature,
    both_sides.has_used,
    of_everybody * all_customers + of_users * coalesce(users.customers, 0) as customers,
    of_everybody * all_answers + of_users * coalesce(users.answers, 0) as answers,
    of_everybody * all_promoters + of_users * coalesce(users.promoters, 0) as promoters,
    of_everybody * all_detractors + of_users * coalesce(users.detractors, 0) as detractors,
    of_everybody * all_top_two + of_users * coalesce(users.top_two, 0) as top_two,
    of_everybody * all_score_sum + of_users * coalesce(users.score_sum, 0) as score_sum,
    of_everybody * all_score_sum_of_squares + of_users * coalesce(users.score_sum_of_squares, 0) as score_sum_of_squares,
    of_everybody * all_answers_squared + of_users * coalesce(users.answers_squared, 0) as answers_squared,
    of_everybody * all_marks_by_answers + of_users * coalesce(users.marks_by_answers, 0) as marks_by_answers,
    of_everybody * all_marks_squared + of_users * coalesce(users.marks_squared, 0) as marks_squared
from both_sides
left join counted as users
    on users.period_id = both_sides.period_id
    and users.segment = both_sides.segment
    and users.survey_id = both_sides.survey_id
    and users.stratum = both_sides.stratum
    and users.feature = both_sides.feature
