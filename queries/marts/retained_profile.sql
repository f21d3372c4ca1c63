-- one row per twelve months (or "all"), profile, segment, spend and tenure: customers on the books and those of them who left
-- reads: mart.customer, mart.period, mart.customer_profile, mart.spend_band
-- parameters: none
-- Customers of whom no export can tell whether they left, or on which day, are in no denominator of twelve months.
with spans as (
    select
        customer_id,
        segment,
        became_customer_on,
        coalesce(became_customer_on, date '0001-01-01') as first_day,
        coalesce(lost_on, date '9999-12-31') as lost_on,
        became_customer_on is null and is_new as is_new_undated
    from mart.customer
    where lost_according_to is not null
        and not (is_lost and lost_on is null)
),

on_the_books as (
    select
        period.period_id,
        spans.customer_id,
        spans.segment,
        case
            when spans.became_customer_on is null then 2
            else greatest(least(year(period.starts_on) - year(spans.became_customer_on), 2), 0)
        end as tenure_band,
        spans.first_day < period.starts_on and not spans.is_new_undated as is_at_start,
        spans.lost_on <= period.ends_on as is_lost
    from spans
    inner join mart.period
        on period.kind = 'year'
        and spans.first_day <= period.ends_on
        and spans.lost_on >= period.starts_on
    union all
    select
        'all' as period_id,
        customer_id,
        segment,
        0 as tenure_band,                   -- how long somebody was there before leaving is no likeness at a start
        not is_new as is_at_start,
        is_lost
    from mart.customer
    where lost_according_to is not null
)

select
    on_the_books.period_id,
    customer_profile.profile_id,
    on_the_books.segment,
    spend_band.spend_band,                  -- 0 to 3: quarter of customers by what they pay, least first
    on_the_books.tenure_band,               -- 0 to 2: whole calendar years before the period, two and more together
    count(*) as customers,                                      -- on the books at some time in the period
    count(case when on_the_books.is_lost then 1 end) as lost,
    count(case when on_the_books.is_at_start then 1 end) as at_start,           -- of them, there before the period began
    count(case when on_the_books.is_at_start and on_the_books.is_lost then 1 end) as lost_of_start
from on_the_books
inner join mart.customer_profile on customer_profile.customer_id = on_the_books.customer_id
inner join mart.spend_band on spend_band.customer_id = on_the_books.customer_id
group by
    on_the_books.period_id,
    customer_profile.profile_id,
    on_the_books.segment,
    spend_band.spend_band,
    on_the_books.tenure_band
