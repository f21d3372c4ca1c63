"""A database to look at exports in: nothing of it is published."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data_sources.declarations import Source
from data_sources.edition_tables import create_edition_tables
from data_sources.readers.table_place import TablePlace
from data_sources.record_tables import create_record
from queries.run import NOTHING_FETCHED


@contextmanager
def scratch_database(currency: str | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection as a build has one: an empty edition, and the scratch database attached as `landing`."""
    with tempfile.TemporaryDirectory(prefix="empty-chair-") as folder:
        connection = duckdb.connect(config={**NOTHING_FETCHED, "temp_directory": str(Path(folder) / "spill")})
        try:
            # The path is this program's own; attach takes no parameter.
            connection.execute(f"attach '{folder.replace(chr(39), chr(39) * 2)}/landing.duckdb' as landing")
            # DuckDB 2.0.0 fails on the first few rows of a view that counts by rowid, unless it reads them whole.
            connection.execute("set late_materialization_max_rows = 0")
            create_record(connection)
            create_edition_tables(connection)
            if currency:
                connection.execute(
                    "insert into edition.company (name, currency) values ('', $currency)", {"currency": currency}
                )
            yield connection
        finally:
            connection.close()


def blank_source(place: TablePlace | None = None) -> Source:
    """A source that declares nothing but where its table stands: how an export is read that nobody has declared."""
    if place is None:
        return Source(name="not declared", department="the department", match="**", table="customer")
    return Source(
        name="not declared",
        department="the department",
        match="**",
        table="customer",
        sheet=place.sheet,
        range=place.range,
        header_row=header_row_of(place),
    )


def header_row_of(place: TablePlace) -> int | None:
    """Where the table of a text file begins, which has neither sheet nor range."""
    return place.header_row if place.sheet is None and place.header_row > 1 else None
