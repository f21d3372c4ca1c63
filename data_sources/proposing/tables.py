"""The tables that stand in an export, asked of the readers."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import duckdb

from data_sources.proposing.scratch import blank_source
from data_sources.readers import land
from data_sources.readers.table_place import TablePlace

NUMBERS = count()


def tables_of(connection: duckdb.DuckDBPyConnection, path: Path) -> tuple[TablePlace, ...]:
    """Every table of an export that is not hidden. Raises InputMistake where the file cannot be read."""
    landed = land(connection, path, blank_source(), next_name("header"))
    return (TablePlace(landed.sheet, None, landed.header_line, 1, landed.headers, landed.rows_read),)


def next_name(what: str) -> str:
    """A name that no landed table of this run has."""
    return f"{what}_{next(NUMBERS)}"
