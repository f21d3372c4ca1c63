"""The days of texts that no format reads, put where the statements of cleaning look them up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import duckdb

from queries.statement import statement


def tell_days(connection: duckdb.DuckDBPyConnection, told: Mapping[str, Mapping[str, date | None]]) -> None:
    """Fills landing.day_told, and has day_of read it; where nothing is told, day_of reads by formats alone again."""
    if not told:
        _tell_nothing(connection)
        return
    rows = [(told_for, said, day) for told_for, days in told.items() for said, day in days.items()]
    connection.execute(
        "create or replace table landing.day_told as select unnest($told_for::varchar[]) as told_for, "
        "unnest($said::varchar[]) as said, unnest($day::date[]) as day",
        {"told_for": [row[0] for row in rows], "said": [row[1] for row in rows], "day": [row[2] for row in rows]},
    )
    connection.execute(statement("cleaning/days_told").text)
    connection.execute("set variable days_are_told = true")


def _tell_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    is_told = connection.execute("select getvariable('days_are_told')").fetchall()[0][0]
    if is_told:
        connection.execute("reset variable days_are_told")
        connection.execute("drop table landing.day_told")
        connection.execute(statement("cleaning/macros").text)
