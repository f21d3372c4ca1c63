-- one row per pair of subjects of one kind that the same customers spoke of, each with itself too
-- reads: mart.voice_pair
-- parameters: period_id, segment ('all' for every segment), kind (issue, stage, competitor or wish)
select
    subject,
    other_subject,
    sum(customers) as customers,
    sum(comments) as comments,
    sum(comments_product) as comments_product,
    max(largest_comments) as largest_comments
from mart.voice_pair
where period_id = $period_id
    and $segment in ('all', segment)
    and kind = $kind
group by subject, other_subject
order by subject nulls last, other_subject nulls last
