"""The tables that stand one below the other in a text file."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data_sources.declarations import Source
from data_sources.readers.csv_reader import land_text
from data_sources.readers.landed import count
from data_sources.readers.table_place import TablePlace

UNDECLARED = Source(name="not declared", department="the department", match="**", table="customer")


def text_tables(path: Path) -> list[TablePlace]:
    """The table that is read where nothing is declared, then those below it. Raises InputMistake."""
    with duckdb.connect() as connection:
        connection.execute("attach ':memory:' as landing")
        found = land_text(connection, path, UNDECLARED, "table_0")
        rows = count(connection, found.landed.rows)
    layout = found.layout
    first = TablePlace(None, None, layout.first_line, layout.header_rows, found.landed.headers, rows)
    return [first, *found.stacked.others]
