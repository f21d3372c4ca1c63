"""Whether two editions say the same: every table of both, row for row in whatever order."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

# When an edition was built, and when its files were written, is no part of what it says.
NOT_COMPARED = {("edition.identity", "built_at"), ("intake.export", "received_at")}
TOLERANCE = 1e-9  # sums of decimals differ in their last digits by the order in which two processors add them


Tables = Mapping[str, Sequence[tuple[object, ...]]]


def differing_tables(left: Tables, right: Tables) -> list[str]:
    """The tables whose rows differ, or that one side lacks."""
    return sorted(name for name in left.keys() | right.keys() if not _alike(left.get(name), right.get(name)))


def tables_of(edition: Path, most_rows: int | None = None) -> Tables:
    """Every table of an edition with its rows, in a fixed order; larger ones than `most_rows` left out."""
    with duckdb.connect(str(edition), read_only=True) as connection:
        found = connection.execute("select schema_name || '.' || table_name, estimated_size from duckdb_tables()")
        names = [name for name, size in found.fetchall() if most_rows is None or size <= most_rows]
        return {name: _rows(connection, name) for name in names}


def differing_large_tables(left: Path, right: Path, least_rows: int) -> list[str]:
    """Of the tables with more rows than Python should hold, those that differ in any cell."""
    with duckdb.connect(str(left), read_only=True) as connection:
        connection.execute("attach $right as other (read_only)", {"right": str(right)})
        found = connection.execute(
            "select distinct schema_name || '.' || table_name from duckdb_tables() where estimated_size > $least",
            {"least": least_rows},
        ).fetchall()
        return [name for (name,) in found if not _alike_in_sql(connection, name)]


def _alike_in_sql(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    counts = connection.execute(
        f"select (select count(*) from {table}) - (select count(*) from other.{table}), "
        f"(select count(*) from (select * from {table} except all select * from other.{table}))"
    ).fetchall()
    return counts == [(0, 0)]


def tables_in(connection: duckdb.DuckDBPyConnection) -> Tables:
    """Every table of an edition that is being built."""
    found = connection.execute(
        "select schema_name || '.' || table_name from duckdb_tables() where database_name = current_database()"
    ).fetchall()
    return {name: _rows(connection, name) for (name,) in found}


def _rows(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[object, ...]]:
    columns = [row[0] for row in connection.execute(f"describe {table}").fetchall()]
    compared = ", ".join(f'"{name}"' for name in columns if (table, name) not in NOT_COMPARED)
    return sorted(connection.execute(f"select {compared} from {table}").fetchall(), key=_order)


def _order(row: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(f"{cell:.7g}" if isinstance(cell, float) else str(cell) for cell in row)


def _alike(left: Sequence[tuple[object, ...]] | None, right: Sequence[tuple[object, ...]] | None) -> bool:
    if left is None or right is None or len(left) != len(right):
        return False
    return all(_same(a, b) for one, other in zip(left, right, strict=True) for a, b in zip(one, other, strict=True))


def _same(left: object, right: object) -> bool:
    if isinstance(left, float) and isinstance(right, float):
        return math.isclose(left, right, rel_tol=TOLERANCE, abs_tol=TOLERANCE) or (left != left and right != right)
    return left == right
