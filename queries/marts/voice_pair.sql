-- one row per twelve months (or "all"), segment and pair of subjects of one kind that the same customers spoke of
-- reads: mart.voice_by_customer, mart.customer
-- parameters: none
-- Each pair once, each subject with itself too: the sums say how surely one subject is spoken of more than another.
select
    this.period_id,
    customer.segment,
    this.kind,
    this.subject,
    other.subject as other_subject,
    count(*) as customers,                                  -- who spoke of both
    sum(this.comments) as comments,                         -- of theirs, on the first
    sum(this.comments * other.comments) as comments_product,
    max(this.comments) as largest_comments                  -- of the single customer with most, on the first
from mart.voice_by_customer as this
inner join mart.voice_by_customer as other
    on other.period_id = this.period_id
    and other.customer_id = this.customer_id
    and other.kind = this.kind
    and other.subject >= this.subject
inner join mart.customer on customer.customer_id = this.customer_id
where this.kind in ('issue', 'stage', 'competitor', 'wish')
group by this.period_id, customer.segment, this.kind, this.subject, other.subject
