"""A store with every table and no row: what a statement's test fills by hand."""

from __future__ import annotations

from datetime import date

import duckdb

from data_sources.calendar import write_calendar
from data_sources.edition_tables import create_edition_tables
from data_sources.marts import build_marts
from data_sources.record_tables import create_record
from data_sources.staged_tables import create_identity_tables, create_missing_staged_tables


def empty_edition() -> duckdb.DuckDBPyConnection:
    """Schemas record, mart, intake, edition and landing with their tables, typed as a build makes them, all empty."""
    connection = duckdb.connect()
    create_record(connection)
    create_edition_tables(connection)
    connection.execute("create schema landing")
    create_missing_staged_tables(connection)
    create_identity_tables(connection)
    write_calendar(connection, date(2025, 1, 1), date(2025, 1, 31), fiscal_start=1)
    build_marts(connection)
    for schema, table in connection.execute(
        "select table_schema, table_name from information_schema.tables where table_schema in ('mart', 'edition')"
    ).fetchall():
        connection.execute(f"delete from {schema}.{table}")
    return connection
