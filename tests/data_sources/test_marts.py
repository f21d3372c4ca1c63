"""Marts are built side by side, each after those that it reads; where one fails, the build fails with its error."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from data_sources import marts
from data_sources.calendar import write_calendar
from data_sources.edition_tables import create_edition_tables
from data_sources.marts import build_marts, in_building_order
from data_sources.memory_limit import VARIABLE
from data_sources.record_tables import create_record
from queries.statement import Statement


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


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A mart that has too little memory beside others; gives the threads of each attempt at it."""
    attempts: list[int] = []

    def create(cursor: duckdb.DuckDBPyConnection, each: Statement) -> None:
        if each.name == "marts/slice":
            attempts.append(int(cursor.execute("select current_setting('threads')").fetchall()[0][0]))
            (limit,) = cursor.execute("select current_setting('memory_limit')").fetchall()[0]
            if "GiB" not in limit:
                raise duckdb.OutOfMemoryException("could not allocate block")
        create_mart(cursor, each)

    create_mart = marts._create
    monkeypatch.setattr(marts, "_create", create)
    return attempts


def test_a_mart_with_too_little_memory_is_built_alone_and_then_with_more(crowded: list[int]) -> None:
    connection = a_record()
    connection.execute("set memory_limit = '500MB'")
    build_marts(connection)
    assert {each.name.removeprefix("marts/") for each in in_building_order()} <= marts_of(connection)
    assert crowded[1:] == [1, 1]  # beside others, alone, alone with more
    assert connection.execute("select current_setting('threads')").fetchall() == [(crowded[0],)]


def test_a_limit_that_somebody_set_does_not_give_way(crowded: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "1 GB")
    connection = a_record()
    connection.execute("set memory_limit = '500MB'")
    with pytest.raises(duckdb.OutOfMemoryException):
        build_marts(connection)
    assert crowded[1:] == [1]


def marts_of(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {
        name
        for (name,) in connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'mart'"
        ).fetchall()
    }
