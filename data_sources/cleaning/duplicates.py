"""Rows that came twice: the later one stands, the earlier one is a duplicate."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from data_sources.cleaning.canonical import Given
from data_sources.declarations import Source

# With a declared key the last row of a key stands. Without one the same row in two exports is one row; but within one
# export equal rows are told apart, so the second of two equal rows matches the second one in the other export.
REPEATED = "select row_key from {table} where source = $source and fate = 'accepted' and row_key is not null "
BY_KEY = "partition by row_key order by export_id desc, line desc"


def mark_duplicates(connection: duckdb.DuckDBPyConnection, source: Source, given: Sequence[Given], table: str) -> None:
    """Sets fate to 'duplicate' on accepted rows that a later export or a later line repeats or replaces."""
    if source.repeats == "snapshot" and len(given) > 1:
        connection.execute(
            f"update {table} set fate = 'duplicate' "
            "where source = $source and fate = 'accepted' and export_id <> $last",
            {"source": source.name, "last": given[-1].export_id},
        )
    if source.key:
        _mark_repeated_keys(connection, source, table)
    elif len(given) > 1 and source.repeats == "append":
        _mark_repeated_rows(connection, source, table)


def _mark_repeated_keys(connection: duckdb.DuckDBPyConnection, source: Source, table: str) -> None:
    connection.execute(
        f"with repeated as ({REPEATED.format(table=table)} group by row_key having count(*) > 1), "
        f"ranked as (select {table}.rowid as position, row_number() over ({BY_KEY}) as place from {table} "
        "where source = $source and fate = 'accepted' and row_key in (select row_key from repeated)) "
        f"update {table} set fate = 'duplicate' where rowid in (select position from ranked where place > 1)",
        {"source": source.name},
    )


def _mark_repeated_rows(connection: duckdb.DuckDBPyConnection, source: Source, table: str) -> None:
    connection.execute(
        f"with repeated as ({REPEATED.format(table=table)} group by row_key having min(export_id) <> max(export_id)), "
        f"counted as (select {table}.rowid as position, export_id, line, row_key, "
        f"row_number() over (partition by row_key, export_id order by line) as occurrence from {table} "
        "where source = $source and fate = 'accepted' and row_key in (select row_key from repeated)), "
        "ranked as (select position, row_number() over (partition by row_key, occurrence order by export_id desc) "
        "as place from counted) "
        f"update {table} set fate = 'duplicate' where rowid in (select position from ranked where place > 1)",
        {"source": source.name},
    )
