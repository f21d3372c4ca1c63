"""What a reader hands to cleaning: one export as a table of text, and the rows of it that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb

from data_sources.detections import Detection

TOTALS_ROW = "a totals row, not a customer's row"
BELOW_THE_TABLE = "a row below the table, left out as declared"
OPEN_QUOTE = "a quotation mark that never closes"


@dataclass(frozen=True)
class Landed:
    """One export in landing.TABLE: `line` as an editor or a spreadsheet numbers it, then one text column per header.

    `rows_read` counts every row of data, also those in landing.TABLE_unreadable (line, value, reason, suggestion),
    which have no cells. `header_line` is 0 where the file names its columns itself. `number_mark` is the decimal mark
    where the file holds numbers rather than text.
    """

    table: str
    headers: tuple[str, ...]
    rows_read: int
    sheet: str | None
    encoding: str | None
    delimiter: str | None
    header_line: int
    number_mark: str | None = None
    notes: tuple[str, ...] = ()
    detections: tuple[Detection, ...] = ()

    @property
    def unreadable(self) -> str:
        """The table of the rows that cannot be read."""
        return f"landing.{quoted(self.table + '_unreadable')}"

    @property
    def cells(self) -> int:
        """How much it holds, as memory goes."""
        return self.rows_read * len(self.headers)

    @property
    def rows(self) -> str:
        """The table of the rows that can."""
        return f"landing.{quoted(self.table)}"


@dataclass(frozen=True)
class UnreadableRow:
    line: int
    value: str
    reason: str
    suggestion: str = ""


def quoted(name: str) -> str:
    """The name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def create_unreadable(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[UnreadableRow]) -> str:
    """Creates landing.TABLE_unreadable with these rows; returns its name."""
    name = f"landing.{quoted(table + '_unreadable')}"
    connection.execute(
        f"create or replace table {name} (line bigint, value varchar, reason varchar, suggestion varchar)"
    )
    add_unreadable(connection, name, rows)
    return name


def add_unreadable(connection: duckdb.DuckDBPyConnection, name: str, rows: Iterable[UnreadableRow]) -> None:
    """Adds rows to a table that create_unreadable made."""
    values = [[row.line, row.value, row.reason, row.suggestion] for row in rows]
    if values:
        connection.executemany(f"insert into {name} values (?, ?, ?, ?)", values)


def count(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    """How many rows a table or view has."""
    return int(connection.execute(f"select count(*) from {name}").fetchall()[0][0])


def shown(cells: Sequence[object]) -> str:
    """A row's cells in one line, for a message."""
    return " | ".join(str(cell) for cell in cells if cell not in (None, ""))[:200]
