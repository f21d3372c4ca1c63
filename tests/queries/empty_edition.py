"""A store with every table and no row: what a statement's test fills by hand."""

from __future__ import annotations

from datetime import date
from functools import cache

import duckdb

from data_sources.calendar import write_calendar
from data_sources.edition_tables import create_edition_tables
from data_sources.marts import build_marts
from data_sources.record_tables import create_record
from data_sources.staged_tables import create_identity_tables, create_missing_staged_tables


def empty_edition() -> duckdb.DuckDBPyConnection:
    """Schemas record, mart, intake, edition and landing with their tables, typed as a build makes them, all empty."""
    connection = duckdb.connect()
    connection.execute(_statements())
    return connection


@cache
def _statements() -> str:
    """What makes them again: built once, since each build of the marts takes most of a second."""
    connection = duckdb.connect()
    create_record(connection)
    create_edition_tables(connection)
    connection.execute("create schema landing")
    create_missing_staged_tables(connection)
    create_identity_tables(connection)
    write_calendar(connection, date(2025, 1, 1), date(2025, 1, 31), fiscal_start=1)
    build_marts(connection)
    schemas = connection.execute("select distinct schema_name from duckdb_tables() where schema_name <> 'main'")
    made = [f"create schema {name};" for (name,) in schemas.fetchall()]
    for listed in ("duckdb_tables()", "duckdb_views() where not internal"):
        made += [sql for (sql,) in connection.execute(f"select sql from {listed}").fetchall()]
    return "\n".join(made)
