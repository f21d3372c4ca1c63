-- one row per customer and twelve months' end (or "all" where only tenure is known): from which month of its life it was watched, to which
-- reads: mart.customer, mart.period, mart.calendar_month
-- parameters: none
-- Customers who left before the exports begin are not in them. So nobody counts as watched before the first loss that the
-- exports tell; in a snapshot without dates, before the months that its new customers have been there.
with first_loss as (
    select min(lost_on) as lost_on from mart.customer
),

watch as (
    select coalesce(max(first_loss.lost_on), min(calendar_month.month)) as watched_from
    from mart.calendar_month
    cross join first_loss
),

ends as (
    select
        period_id,
        starts_on,
        cast(ends_on + interval 1 day as date) as day_after
    from mart.period
    where kind = 'year'
),

dated as (
    select
        ends.period_id,
        customer.customer_id,
        customer.became_customer_on as first_day,
        greatest(customer.became_customer_on, watch.watched_from) as watched_from,
        customer.lost_on is not null and customer.lost_on < ends.day_after as is_lost,
        case when customer.lost_on < ends.day_after then customer.lost_on else ends.day_after end as last_day
    from mart.customer
    cross join watch
    inner join ends
        on customer.became_customer_on < ends.day_after
        and watch.watched_from < ends.day_after
    where customer.lost_according_to is not null
        and not (customer.is_lost and customer.lost_on is null)
        and (customer.lost_on is null or customer.lost_on >= customer.became_customer_on)
),

counted as (
    select
        period_id,
        customer_id,
        is_lost,
        (year(watched_from) - year(first_day)) * 12 + month(watched_from) - month(first_day)
            - case when day(watched_from) < day(first_day) then 1 else 0 end as entered_month,
        (year(last_day) - year(first_day)) * 12 + month(last_day) - month(first_day)
            - case when day(last_day) < day(first_day) then 1 else 0 end as months_completed,
        day(last_day) <> day(first_day) as is_month_begun
    from dated
),

snapshot as (
    select max(case when is_new and not is_lost then tenure_months end) as months_watched
    from mart.customer
)

select
    period_id,
    customer_id,
    entered_month,                          -- months of life completed when watching began
    case
        when is_lost then greatest(months_completed + case when is_month_begun then 1 else 0 end, entered_month + 1)
        else months_completed
    end as last_month,                      -- the month of life in which it was lost, or the last one completed
    is_lost
from counted
where is_lost
    or months_completed > entered_month
union all
select
    'all' as period_id,
    customer_id,
    case
        when snapshot.months_watched is null then 0
        else greatest(cast(floor(tenure_months) as integer) - cast(floor(snapshot.months_watched) as integer), 0)
    end as entered_month,
    case
        when is_lost then greatest(cast(floor(tenure_months) as integer), 1)
        else cast(floor(tenure_months) as integer)
    end as last_month,
    is_lost
from mart.customer
cross join snapshot
where lost_according_to is not null
    and tenure_months is not null
    and (is_lost or tenure_months >= 1)
