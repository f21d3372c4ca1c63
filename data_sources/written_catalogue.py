"""The catalogue as the record holds it: its issues under the names that departments' exports use for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import duckdb

from analysis.voice.catalogue import Issue
from data_sources.insert_rows import insert_rows
from data_sources.issue_catalogue import Catalogue
from queries.statement import statement

# How departments spell what they name, the commonest first; topics of cases come before categories of losses.
TOPICS = (
    "select trim(topic) as topic, false as is_loss, count(*) as named from record.service_case "
    "where nullif(trim(topic), '') is not null group by all union all "
    "select trim(category), true, count(*) from record.loss where nullif(trim(category), '') is not null group by all "
    "order by is_loss, named desc, topic"
)


def write_catalogue(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> tuple[Issue, ...]:
    """Fills record.issue, record.issue_called and record.issue_topic; gives the issues as they are named there."""
    issues = catalogue.issues
    if catalogue.told_from == "start":
        issues = named_as_exports_do(issues, *topics_named(connection))
    insert_rows(connection, "record.issue", [_row(each, at, catalogue) for at, each in enumerate(issues, start=1)])
    insert_rows(connection, "record.issue_called", list(_called(issues).items()))
    connection.execute(f"insert into record.issue_topic by name {statement('record/issue_topic').text}")
    connection.execute(f"insert into record.issue by name {statement('record/issue_from_topic').text}")
    return issues


def topics_named(connection: duckdb.DuckDBPyConnection) -> tuple[list[str], list[str]]:
    """Topics of cases, and categories of losses, the commonest first."""
    named = connection.execute(TOPICS).fetchall()
    return [topic for topic, is_loss, _ in named if not is_loss], [topic for topic, is_loss, _ in named if is_loss]


def named_as_exports_do(issues: Sequence[Issue], cases: Sequence[str], losses: Sequence[str]) -> tuple[Issue, ...]:
    """The start's issues by the names that exports use. Topics of cases that mean the same stay apart.

    Nobody at the company has said that two of its topics are one issue: the commonest lends its name, the others stand
    for themselves. `cases` and `losses` hold topics and categories, the commonest first.
    """
    of_cases = {topic.lower() for topic in cases}
    named = []
    for issue in issues:
        known = {name.lower() for name in (issue.name, *issue.topics)}
        own = next((topic for topic in (*cases, *losses) if topic.lower() in known), issue.name)
        topics = (name for name in (issue.name, *issue.topics) if name.lower() not in of_cases)
        named.append(replace(issue, name=own, topics=tuple(topics)))
    return tuple(named)


def _called(issues: Sequence[Issue]) -> Mapping[str, str]:
    """Each name in small letters with the issue that it stands for; an issue's own name before another's topic."""
    topics = {topic.lower(): issue.name for issue in reversed(issues) for topic in issue.topics}
    return topics | {issue.name.lower(): issue.name for issue in issues}


def _row(issue: Issue, position: int, catalogue: Catalogue) -> tuple[object, ...]:
    owned = (issue.owner_department, issue.journey_stage, issue.effort_days, issue.cost)
    return (issue.name, position, *owned, catalogue.told_from)
