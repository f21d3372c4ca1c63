"""Rows that Python made, into a table, in one statement: row by row, a thousand would take a second."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb


def insert_rows(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Sequence[object]]) -> None:
    """Each row holds every column of the table, in order."""
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        lists = ", ".join("unnest(?)" for _ in columns)
        connection.execute(f"insert into {table} select {lists}", columns)
