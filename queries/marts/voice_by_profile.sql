-- one row per twelve months (or "all"), profile and subject: comments about it, and how alike those of one customer are
-- reads: mart.voice_by_customer
-- parameters: none
with everything as (
    select
        period_id,
        customer_id,
        comments
    from mart.voice_by_customer
    where kind = 'all'
)

select
    about.period_id,
    about.profile_id,
    about.kind,
    about.subject,
    count(*) as customers,
    sum(about.comments) as comments,
    sum(about.comments * about.comments) as comments_squared,
    sum(about.comments * everything.comments) as comments_by_all,       -- times all comments of the same customer
    count(case when about.comments_judged > 0 then 1 end) as customers_judged,
    sum(about.comments_judged) as comments_judged,
    sum(about.comments_praising) as comments_praising,
    sum(about.comments_complaining) as comments_complaining,
    sum(about.comments_judged * about.comments_judged) as judged_squared,
    sum(about.comments_praising * about.comments_judged) as praising_by_judged,
    sum(about.comments_praising * about.comments_praising) as praising_squared,
    sum(about.comments_complaining * about.comments_judged) as complaining_by_judged,
    sum(about.comments_complaining * about.comments_complaining) as complaining_squared,
    count(case when about.comments_praising > 0 then 1 end) as customers_praising,
    count(case when about.comments_complaining > 0 then 1 end) as customers_complaining
from mart.voice_by_customer as about
inner join everything
    on everything.period_id = about.period_id
    and everything.customer_id = about.customer_id
group by about.period_id, about.profile_id, about.kind, about.subject
