-- one row per export and source: its accepted rows by whether they tell of the time up to a day
-- reads: record.feedback, record.invitation, record.service_case, record.revenue, record.purchase, record.loss, record.usage, record.delivery, record.subscription, record.initiative, intake.reconciliation, intake.export, intake.source
-- parameters: $until
-- A snapshot tells how things stand when it is taken: its rows belong to no earlier day. $until is null where the
-- exports hold no dates: then no row is dated.
with days as (
    select export_id, source, answered_on as day from record.feedback
    union all
    select export_id, source, invited_on as day from record.invitation
    union all
    select export_id, source, opened_at as day from record.service_case
    union all
    select export_id, source, month as day from record.revenue
    union all
    select export_id, source, ordered_on as day from record.purchase
    union all
    select export_id, source, lost_on as day from record.loss
    union all
    select export_id, source, coalesce(used_on, month) as day from record.usage
    union all
    select export_id, source, finished_on as day from record.delivery
    union all
    select export_id, source, coalesce(ended_on, started_on) as day from record.subscription
    union all
    select export_id, source, started_on as day from record.initiative
),

counted as (
    select
        export_id,
        source,
        count(case when day <= cast($until as date) then 1 end) as rows_until,
        count(case when day > cast($until as date) then 1 end) as rows_after
    from days
    group by export_id, source
)

select
    export.path,
    export.sha256,
    reconciliation.source,
    source.repeats,                         -- append or snapshot
    reconciliation.accepted,                -- rows
    case when source.repeats = 'snapshot' then 0 else coalesce(counted.rows_until, 0) end as rows_until, -- rows
    case when source.repeats = 'snapshot' then 0 else coalesce(counted.rows_after, 0) end as rows_after  -- rows
from intake.reconciliation
inner join intake.export on export.export_id = reconciliation.export_id
inner join intake.source on source.source = reconciliation.source
left join counted on counted.export_id = reconciliation.export_id and counted.source = reconciliation.source
order by export.path, reconciliation.source
