"""All that an edition holds, to compare two of them."""

from __future__ import annotations

from pathlib import Path

import duckdb


def edition_content(path: Path) -> dict[str, list[str]]:
    """The rows of every table as text, in no order; without the moment at which the edition was built."""
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables() where not internal order by all"
        ).fetchall()
        return {
            name: sorted(
                repr(
                    {column: value for column, value in zip(_columns(found), row, strict=True) if column != "built_at"}
                )
                for row in found.fetchall()
            )
            for (name,) in tables
            for found in [connection.cursor().execute(f"from {name}")]
        }


def _columns(found: duckdb.DuckDBPyConnection) -> list[str]:
    return [column[0] for column in found.description or []]
