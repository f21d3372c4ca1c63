-- one row per twelve months (or "all"), segment and pair of subjects of one kind that the same customers spoke of
-- reads: mart.voice_by_customer, mart.voice_subject, mart.period_reach, mart.customer
-- parameters: none
-- Each pair once, each subject with itself too: the sums say how surely one subject is spoken of more than another.
with kinds as (
    select
        subject_number,
        cast(dense_rank() over (order by kind nulls last) as integer) as kind_number
    from mart.voice_subject
    where kind in ('issue', 'stage', 'competitor', 'wish')
),

spoken as (
    select
        voice_by_customer.period_number,
        voice_by_customer.customer_id,
        kinds.kind_number,
        voice_by_customer.subject_number,
        cast(voice_by_customer.comments as double) as comments
    from mart.voice_by_customer
    inner join kinds on kinds.subject_number = voice_by_customer.subject_number
),

paired as (
    select
        this.period_number,
        customer.segment,
        this.subject_number,
        other.subject_number as other_number,
        count(*) as customers,
        sum(this.comments) as comments,
        sum(this.comments * other.comments) as comments_product,
        max(this.comments) as largest_comments
    from spoken as this
    inner join spoken as other
        on other.period_number = this.period_number
        and other.customer_id = this.customer_id
        and other.kind_number = this.kind_number
        and other.subject_number >= this.subject_number
    inner join mart.customer on customer.customer_id = this.customer_id
    group by this.period_number, customer.segment, this.subject_number, other.subject_number
)

select
    period_reach.period_id,
    paired.segment,
    voice_subject.kind,
    voice_subject.subject,
    other_subject.subject as other_subject,
    paired.customers,                                       -- who spoke of both
    paired.comments,                                        -- of theirs, on the first
    paired.comments_product,
    paired.largest_comments                                 -- of the single customer with most, on the first
from paired
inner join mart.period_reach on period_reach.period_number = paired.period_number
inner join mart.voice_subject on voice_subject.subject_number = paired.subject_number
inner join mart.voice_subject as other_subject on other_subject.subject_number = paired.other_number
