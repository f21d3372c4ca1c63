-- one row per question asked: a touchpoint of a survey, and what counts as a good and a bad answer on its scale
-- reads: record.feedback
-- parameters: none
-- Top two boxes: the two best answers of a scale; the best one alone where there are three answers or fewer; on scales
-- longer than eleven answers (percent) the upper fifth. Unhappy: a detractor, elsewhere below the middle of the scale.
with asked as (
    select
        department,
        coalesce(survey, source) as survey,
        lower(kind) as kind,
        coalesce(touchpoint, 'not stated') as touchpoint,
        coalesce(scale_low, case when lower(kind) = 'nps' then 0 else 1 end) as scale_low,
        coalesce(scale_high, case when lower(kind) = 'nps' then 10 when lower(kind) = 'ces' then 7 else 5 end) as scale_high,
        count(*) as answers
    from record.feedback
    where score is not null
    group by 1, 2, 3, 4, 5, 6
)

select
    dense_rank() over (order by department nulls last, survey nulls last, kind nulls last, scale_low nulls last, scale_high nulls last, touchpoint nulls last) as question_id,
    dense_rank() over (order by department nulls last, survey nulls last, kind nulls last, scale_low nulls last, scale_high nulls last) as survey_id,
    department,
    survey,
    kind,                                   -- nps, csat, ces, rating
    touchpoint,
    scale_low,
    scale_high,
    case
        when scale_high - scale_low <= 2 then scale_high
        when scale_high - scale_low <= 10 then scale_high - 1
        else scale_high - 0.2 * (scale_high - scale_low)
    end as top_from,                        -- a score of at least this is in the top two boxes
    scale_high - 1 as promoter_from,        -- 9 of 0 to 10
    scale_high - 4 as detractor_to,         -- 6 of 0 to 10
    case when kind = 'nps' then scale_high - 3 else (scale_low + scale_high) / 2 end as unhappy_below,
    answers
from asked
