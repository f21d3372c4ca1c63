"""Which of a text file's rows are data: not those with too many cells, nor the totals below the table."""

from __future__ import annotations

import duckdb

from data_sources.declarations import Source
from data_sources.readers.landed import (
    BELOW_THE_TABLE,
    TOTALS_ROW,
    Landed,
    UnreadableRow,
    add_unreadable,
    quoted,
    shown,
)
from data_sources.readers.totals_row import LAST_ROWS, is_totals_row

# Cells beyond the header land here, so that a row with too many shows itself. No header has two blanks in a row.
BEYOND = ("beyond  1", "beyond  2", "beyond  3")
POSITION = quoted("row  position")


def cells_table(landed: Landed) -> str:
    """The table of the cells as DuckDB read them: a column per header, then BEYOND."""
    return f"landing.{quoted(landed.table + '_cells')}"


def lines_table(landed: Landed) -> str:
    """The table of the line on which each row begins, where lines do not simply count on."""
    return f"landing.{quoted(landed.table + '_lines')}"


def show_data_rows(
    connection: duckdb.DuckDBPyConnection, landed: Landed, source: Source, first_line: int | None
) -> None:
    """Makes landing.TABLE of the cells: rows with too many cells and totals rows go to the unreadable ones."""
    cells = cells_table(landed)
    numbered = (
        f"select rowid + {first_line} as line, rowid as {POSITION}, * from {cells}"
        if first_line is not None
        else f"select starts.line, cells.rowid as {POSITION}, cells.* from {cells} as cells "
        f"inner join {lines_table(landed)} as starts on starts.rowid = cells.rowid"
    )
    beyond = " or ".join(f"{quoted(name)} is not null" for name in BEYOND)
    width = len(landed.headers)
    connection.execute(
        f"insert into {landed.unreadable} select line, left(concat_ws(' | ', {_names(landed)}, "
        f"{', '.join(quoted(name) for name in BEYOND)}), 200), "
        f"'more than ' || $width || ' cells, where the header has ' || $width, "
        f"'A delimiter stands within a cell: put the cell in quotation marks.' from ({numbered}) where {beyond}",
        {"width": str(width)},
    )
    below = _rows_below(connection, numbered, landed, source)
    add_unreadable(connection, landed.unreadable, [row for _, row in below])
    kept = f"not ({beyond})"
    if below:
        kept += f" and {POSITION} not in ({', '.join(str(position) for position, _ in below)})"
    connection.execute(
        f"create or replace view {landed.rows} as select line, {_names(landed)} from ({numbered}) where {kept}"
    )


def _names(landed: Landed) -> str:
    return ", ".join(quoted(name) for name in landed.headers)


def _rows_below(
    connection: duckdb.DuckDBPyConnection, numbered: str, landed: Landed, source: Source
) -> list[tuple[int, UnreadableRow]]:
    """The totals rows among the last rows, and the last rows that the source declares to be none, by position."""
    beyond = " and ".join(f"{quoted(name)} is null" for name in BEYOND)
    last = connection.execute(
        f"select {POSITION}, line, {_names(landed)} from ({numbered}) where {beyond} "
        f"order by {POSITION} desc limit $many",
        {"many": LAST_ROWS + source.skip_last_rows},
    ).fetchall()
    below = []
    for index, (position, line, *cells) in enumerate(last):
        if index < source.skip_last_rows:
            below.append((position, UnreadableRow(line, shown(cells), BELOW_THE_TABLE)))
        elif is_totals_row(cells):
            below.append((position, UnreadableRow(line, shown(cells), TOTALS_ROW)))
    return below
