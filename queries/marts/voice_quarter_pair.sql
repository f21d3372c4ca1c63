-- one row per scope, segment, issue ("all" among them) and ordered pair of fiscal quarters
-- reads: mart.voice_customer_quarter
-- parameters: none
-- Customers speak of the same things again and again, so quarters are not independent: these sums over customers say how far.
select
    one.scope,
    one.segment,
    one.kind,
    one.subject,
    one.quarter_starts_on as first_starts_on,
    other.quarter_starts_on as second_starts_on,
    -- of this issue in the first quarter, times the same in the second
    sum(case when other.kind = one.kind then one.comments * other.comments else 0 end) as comments_product,
    -- of this issue in the first quarter, times all comments in the second
    sum(case when other.kind = 'all' then one.comments * other.comments else 0 end) as comments_by_all
from mart.voice_customer_quarter as one
inner join mart.voice_customer_quarter as other
    on other.scope = one.scope
    and other.customer_id = one.customer_id
    and (other.kind = 'all' or (other.kind = one.kind and other.subject = one.subject))
group by one.scope, one.segment, one.kind, one.subject, one.quarter_starts_on, other.quarter_starts_on
