"""Marts are built side by side, each after those that it reads; where one fails, the build fails with its error."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from data_sources.calendar import write_calendar
from data_sources.edition_tables import create_edition_tables
from data_sources.marts import build_marts, in_building_order
from data_sources.record_tables import create_record


def a_record() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    create_record(connection)
    create_edition_tables(connection)
    write_calendar(connection, date(2025, 1, 1), date(2025, 1, 31), fiscal_start=1)
    return connection


def test_builds_every_mart_once_and_tells_of_each() -> None:
    told: list[str] = []
    connection = a_record()
    before = marts_of(connection)
    build_marts(connection, told.append)
    assert sorted(told) == sorted(marts_of(connection) - before)
    assert len(told) == len(in_building_order())


def test_fails_with_the_error_of_the_mart_that_failed() -> None:
    connection = a_record()
    connection.execute("drop table record.verbatim_text")
    with pytest.raises(duckdb.CatalogException, match="verbatim_text"):
        build_marts(connection)


def marts_of(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {
        name
        for (name,) in connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'mart'"
        ).fetchall()
    }
