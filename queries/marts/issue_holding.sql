-- one row: what the exports hold that tells of issues
-- reads: record.service_case, record.loss, record.initiative, mart.issue, mart.issue_mention
-- parameters: none
with cases as (
    select
        count(*) as cases,
        count(nullif(trim(topic), '')) as cases_with_topic,
        count(opened_at) as cases_dated
    from record.service_case
),

losses as (
    select
        count(*) as losses,
        count(coalesce(nullif(trim(category), ''), nullif(trim(reason), ''))) as losses_with_reason,
        count(nullif(trim(competitor), '')) as losses_with_competitor,
        count(lost_on) as losses_dated
    from record.loss
),

initiatives as (
    select count(*) as initiatives from record.initiative
),

touchpoints as (
    select count(*) as touchpoints from mart.issue where issue_kind = 'touchpoint'
),

comments as (
    select coalesce(sum(mentions), 0) as mentions_in_comments
    from mart.issue_mention
    where said_in in ('answer', 'loss')
)

select
    cases.cases,
    cases.cases_with_topic,
    cases.cases_dated,
    losses.losses,
    losses.losses_with_reason,
    losses.losses_with_competitor,
    losses.losses_dated,
    initiatives.initiatives,
    touchpoints.touchpoints,
    comments.mentions_in_comments           -- of answers and losses
from cases
cross join losses
cross join initiatives
cross join touchpoints
cross join comments
