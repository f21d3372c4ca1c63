-- one row per lane, month and thing: what the departments recorded of one customer
-- reads: mart.story_event, mart.story_customer
-- parameters: period_id, segment ('all' for every segment), issue, is_lost
select
    lane,                                   -- answer, case, usage, invoice, purchase, delivery, loss
    department,
    month,                                  -- null where the export holds no date
    what,                                   -- the survey, the topic, the kind of delivery, the reason
    times,
    value,                                  -- mean score, or share of the own highest month
    scale_low,
    scale_high,
    promised_on,                            -- of a delivery
    finished_on
from mart.story_event
inner join mart.story_customer
    on story_customer.customer_id = story_event.customer_id
    and story_customer.period_id = $period_id
    and story_customer.segment = $segment
    and story_customer.issue = $issue
    and story_customer.is_lost = $is_lost
order by lane nulls last, month nulls last, department nulls last, what nulls last
