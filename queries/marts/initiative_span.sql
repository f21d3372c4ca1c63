-- one row per initiative whose start and issue are known and that has half a year on its one side and a year on the other
-- reads: mart.initiative, mart.issue, mart.issue_mention, edition.company
-- parameters: none
-- Months go by number (12 times the year plus the month). A month begun without the initiative belongs to neither side.
with known as (
    select
        min(year(issue_mention.month) * 12 + month(issue_mention.month)) as first_month,
        max(
            case
                when company.as_of is null or issue_mention.month < date_trunc('month', company.as_of)
                    or last_day(company.as_of) = company.as_of
                    then year(issue_mention.month) * 12 + month(issue_mention.month)
            end
        ) as last_month
    from mart.issue_mention
    cross join edition.company
    where issue_mention.month is not null
        and issue_mention.said_in in ('case', 'touchpoint')
),

issues as (
    select lower(issue) as folded_issue, issue from mart.issue where issue_kind <> 'name' and not is_rest
    union
    select lower(spelling) as folded_issue, issue from mart.issue where issue_kind <> 'name' and not is_rest
),

begun as (
    select
        initiative.name,
        issues.issue,
        year(initiative.started_on) * 12 + month(initiative.started_on) as begun_month,
        year(initiative.started_on) * 12 + month(initiative.started_on)
            + case when day(initiative.started_on) = 1 then 0 else 1 end as first_whole_month
    from mart.initiative
    inner join issues on issues.folded_issue = lower(initiative.issue)
    where initiative.started_on is not null
),

spans as (
    select
        begun.name,
        begun.issue,
        begun.begun_month,
        begun.first_whole_month,
        cast(
            least(12, known.last_month - begun.first_whole_month + 1, floor((begun.begun_month - known.first_month) / 2.0))
            as integer
        ) as months
    from begun
    cross join known
)

select
    name,
    issue,
    begun_month,
    first_whole_month,
    months                                  -- on either side: as many after as before, and as many once more before those
from spans
where months >= 6
