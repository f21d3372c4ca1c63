"""What departments call issues, in the exports that a proposal looks at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import duckdb

from data_sources.proposing.export_tables import ExportTable
from data_sources.proposing.proposal import SourceProposal
from data_sources.readers.landed import quoted

MOST_NAMED = 200  # different ones of a column that are looked at: more are free texts


@dataclass(frozen=True)
class Topics:
    """Topics of cases, and categories (or reasons) of losses, each with how often it was named."""

    cases: Counter[str]
    losses: Counter[str]


def no_topics() -> Topics:
    return Topics(Counter(), Counter())


def add_topics(
    topics: Topics, connection: duckdb.DuckDBPyConnection, table: ExportTable, found: tuple[SourceProposal, ...]
) -> None:
    """Counts what the export looked at names in the columns that the sources take for topics and categories."""
    for source in (each.source for each in found):
        if source.table == "service_case" and "topic" in source.columns:
            topics.cases.update(_named(connection, table, source.columns["topic"]))
        elif source.table == "loss" and (header := source.columns.get("category") or source.columns.get("reason")):
            topics.losses.update(_named(connection, table, header))


def _named(connection: duckdb.DuckDBPyConnection, table: ExportTable, header: str) -> dict[str, int]:
    rows = connection.execute(
        f"select trim({quoted(header)}) as topic, count(*) as named from {table.landed.rows} "
        f"where nullif(topic, '') is not null group by topic order by named desc, topic limit {MOST_NAMED}"
    ).fetchall()
    return {str(topic): int(named) for topic, named in rows}
