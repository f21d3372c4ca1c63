"""Which of a text file's rows are data: not those with too many cells, nor the totals and notes below the table."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from data_sources.declarations import Source
from data_sources.mistakes import InputMistake
from data_sources.readers.cell_forms import kind_of
from data_sources.readers.landed import (
    BELOW_THE_TABLE,
    TOTALS_ROW,
    Landed,
    UnreadableRow,
    add_unreadable,
    count,
    quoted,
    shown,
)
from data_sources.readers.totals_row import LAST_ROWS, is_totals_row

# Cells beyond the header land here, so that a row with too many shows itself. No header has two blanks in a row.
BEYOND = ("beyond  1", "beyond  2", "beyond  3")
POSITION = quoted("row  position")
NOTE_BELOW = "a note below the table, not a row of it"
SECOND_TABLE = "a row below a second header that reads the same"
# From this share of rows with too many cells on, it is not the rows that are wrong.
MISREAD_FROM = 0.25
FEWEST_MISREAD_ROWS = 20
FEWEST_CELLS_BESIDE_A_NOTE = 3


@dataclass(frozen=True)
class TableRows:
    """The rows of the file that are the table's, by position from 0: up to `ends_at`, without `left_out` (its header
    said again). From `second_from` on they stand below the same header once more. `has_notes`: a last row with one
    cell alone is a note."""

    first_line: int | None
    ends_at: int
    second_from: int
    left_out: tuple[int, ...] = ()
    has_notes: bool = False


def cells_table(landed: Landed) -> str:
    """The table of the cells as DuckDB read them: a column per header, then BEYOND."""
    return f"landing.{quoted(landed.table + '_cells')}"


def lines_table(landed: Landed) -> str:
    """The table of the line on which each row begins, where lines do not simply count on."""
    return f"landing.{quoted(landed.table + '_lines')}"


def numbered_rows(landed: Landed, first_line: int | None) -> str:
    """The query of the rows with the line on which each begins and its position."""
    cells = cells_table(landed)
    if first_line is not None:
        return f"select rowid + {first_line} as line, rowid as {POSITION}, * from {cells}"
    return (
        f"select starts.line, cells.rowid as {POSITION}, cells.* from {cells} as cells "
        f"inner join {lines_table(landed)} as starts on starts.rowid = cells.rowid"
    )


def show_data_rows(connection: duckdb.DuckDBPyConnection, landed: Landed, source: Source, rows: TableRows) -> None:
    """Makes landing.TABLE of the cells: what cannot be a row of it goes to the unreadable ones."""
    numbered = numbered_rows(landed, rows.first_line)
    within = f"select * from ({numbered}) where {POSITION} < {rows.second_from}"
    beyond = " or ".join(f"{quoted(name)} is not null" for name in BEYOND)
    width = str(len(landed.headers))
    _set_aside(
        connection,
        landed,
        f"({within}) where {beyond}",
        f"more than {width} cells, where the header has {width}",
        "A delimiter stands within a cell: put the cell in quotation marks.",
    )
    if rows.second_from < rows.ends_at:
        _set_aside(
            connection,
            landed,
            f"({numbered}) where {POSITION} between {rows.second_from} and {rows.ends_at - 1}",
            SECOND_TABLE,
            "Exports pasted together: header_repeats = true reads on. Another table: a source with its header_row.",
        )
    below = _rows_below(connection, within, landed, source, rows)
    add_unreadable(connection, landed.unreadable, [row for _, row in below])
    left_out = [str(position) for position in (*(each for each, _ in below), *rows.left_out)]
    kept = f"not ({beyond})" + (f" and {POSITION} not in ({', '.join(left_out)})" if left_out else "")
    connection.execute(
        f"create or replace view {landed.rows} as select line, {_names(landed)} from ({within}) where {kept}"
    )


def refuse_misread(connection: duckdb.DuckDBPyConnection, landed: Landed, export: str, source: Source) -> None:
    """Raises InputMistake where many rows have more cells than the header: then it is the reading that is wrong."""
    width = len(landed.headers)
    too_wide = int(
        connection.execute(
            f"select count(*) from {landed.unreadable} where starts_with(reason, 'more than ')"
        ).fetchall()[0][0]
    )
    rows = count(connection, landed.rows) + too_wide
    if too_wide >= FEWEST_MISREAD_ROWS and too_wide > MISREAD_FROM * rows:
        raise InputMistake(
            f"{export}: {too_wide:,} of {rows:,} rows have more than {width} cells, where the header has {width}.",
            "Rows with as many cells as the header.",
            f"The delimiter ({landed.delimiter!r}) also stands within cells that no quotation marks enclose, or the "
            "header is another row.",
            f"sources.toml, source {source.name!r}: delimiter, quote or header_row; or ask {source.department} for an "
            "export with its texts in quotation marks.",
        )


def _set_aside(connection: duckdb.DuckDBPyConnection, landed: Landed, which: str, reason: str, suggestion: str) -> None:
    beyond = ", ".join(quoted(name) for name in BEYOND)
    connection.execute(
        f"insert into {landed.unreadable} select line, left(concat_ws(' | ', {_names(landed)}, {beyond}), 200), "
        f"$reason, $suggestion from {which}",
        {"reason": reason, "suggestion": suggestion},
    )


def _names(landed: Landed) -> str:
    return ", ".join(quoted(name) for name in landed.headers)


def _rows_below(
    connection: duckdb.DuckDBPyConnection, within: str, landed: Landed, source: Source, rows: TableRows
) -> list[tuple[int, UnreadableRow]]:
    """Totals and notes among the last rows, and the last rows that the source declares to be none, by position."""
    beyond = " and ".join(f"{quoted(name)} is null" for name in BEYOND)
    many = LAST_ROWS + source.skip_last_rows
    last = connection.execute(
        f"select {POSITION}, line, {_names(landed)} from ({within}) where {beyond} and {POSITION} >= $from "
        f"order by {POSITION} desc limit $many",
        {"many": many, "from": rows.second_from - 10 * many},
    ).fetchall()
    below = []
    may_be_note = rows.has_notes and len(landed.headers) >= FEWEST_CELLS_BESIDE_A_NOTE
    for index, (position, line, *cells) in enumerate(last):
        may_be_note = may_be_note and (index < source.skip_last_rows or _is_note(cells) or is_totals_row(cells))
        if index < source.skip_last_rows:
            below.append((position, UnreadableRow(line, shown(cells), BELOW_THE_TABLE)))
        elif is_totals_row(cells):
            below.append((position, UnreadableRow(line, shown(cells), TOTALS_ROW)))
        elif may_be_note:
            below.append((position, UnreadableRow(line, shown(cells), NOTE_BELOW)))
    return below


def _is_note(cells: list[str | None]) -> bool:
    """Whether the first cell alone is filled, with more than one word."""
    first, *others = cells
    words = (first or "").split()
    return len(words) > 1 and not any(others) and kind_of(first or "") in ("words", "text")
