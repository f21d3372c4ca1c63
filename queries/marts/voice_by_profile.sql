-- one row per twelve months (or "all"), profile and subject: comments about it, and how alike those of one customer are
-- reads: mart.voice_by_customer, mart.voice_subject, mart.customer_profile, mart.period_reach
-- parameters: none
with everything as (
    select
        voice_by_customer.period_number,
        voice_by_customer.customer_id,
        voice_by_customer.comments
    from mart.voice_by_customer
    inner join mart.voice_subject on voice_subject.subject_number = voice_by_customer.subject_number
    where voice_subject.kind = 'all'
),

about as (
    select
        voice_by_customer.period_number,
        customer_profile.profile_id,
        voice_by_customer.subject_number,
        cast(voice_by_customer.comments as double) as comments,
        cast(voice_by_customer.comments_judged as double) as comments_judged,
        cast(voice_by_customer.comments_praising as double) as comments_praising,
        cast(voice_by_customer.comments_complaining as double) as comments_complaining,
        cast(everything.comments as double) as comments_in_all
    from mart.voice_by_customer
    inner join everything
        on everything.period_number = voice_by_customer.period_number
        and everything.customer_id = voice_by_customer.customer_id
    inner join mart.customer_profile on customer_profile.customer_id = voice_by_customer.customer_id
),

summed as (
    select
        period_number,
        profile_id,
        subject_number,
        count(*) as customers,
        sum(comments) as comments,
        sum(comments * comments) as comments_squared,
        sum(comments * comments_in_all) as comments_by_all,
        count(case when comments_judged > 0 then 1 end) as customers_judged,
        sum(comments_judged) as comments_judged,
        sum(comments_praising) as comments_praising,
        sum(comments_complaining) as comments_complaining,
        sum(comments_judged * comments_judged) as judged_squared,
        sum(comments_praising * comments_judged) as praising_by_judged,
        sum(comments_praising * comments_praising) as praising_squared,
        sum(comments_complaining * comments_judged) as complaining_by_judged,
        sum(comments_complaining * comments_complaining) as complaining_squared,
        count(case when comments_praising > 0 then 1 end) as customers_praising,
        count(case when comments_complaining > 0 then 1 end) as customers_complaining
    from about
    group by period_number, profile_id, subject_number
)

select
    period_reach.period_id,
    summed.profile_id,
    voice_subject.kind,
    voice_subject.subject,
    summed.customers,
    summed.comments,
    summed.comments_squared,
    summed.comments_by_all,                 -- times all comments of the same customer
    summed.customers_judged,
    summed.comments_judged,
    summed.comments_praising,
    summed.comments_complaining,
    summed.judged_squared,
    summed.praising_by_judged,
    summed.praising_squared,
    summed.complaining_by_judged,
    summed.complaining_squared,
    summed.customers_praising,
    summed.customers_complaining
from summed
inner join mart.period_reach on period_reach.period_number = summed.period_number
inner join mart.voice_subject on voice_subject.subject_number = summed.subject_number
