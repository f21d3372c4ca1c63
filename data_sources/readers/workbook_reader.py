"""Workbooks (XLSX, XLSM, XLS, XLSB, ODS): one table of one as a table of text."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import numpy as np
import pyarrow as pa

from data_sources.declarations import Source
from data_sources.readers.areas import Area
from data_sources.readers.header import unique_headers
from data_sources.readers.landed import (
    BELOW_THE_TABLE,
    TOTALS_ROW,
    Landed,
    UnreadableRow,
    create_unreadable,
    quoted,
    shown,
)
from data_sources.readers.merged_cells import unmerge
from data_sources.readers.sheet import Sheet, rows_of
from data_sources.readers.table_choice import choose_table
from data_sources.readers.totals_row import LAST_ROWS, is_totals_row
from data_sources.readers.workbook_findings import Findings, detections_of, notes_of
from data_sources.readers.workbook_opening import Book

HEADING_WITHIN = "a heading merged over the whole table, not a row of it"
PUT_INTO_A_COLUMN = "Put it into a column of its own, in each of the rows below it."


def land_book(
    connection: duckdb.DuckDBPyConnection,
    book: Book,
    source: Source,
    table: str,
    number_mark: str | None = ".",
) -> Landed:
    """Lands a table of an opened workbook; `number_mark` None where its cells are text. Raises InputMistake."""
    choice = choose_table(book, source)
    sheet, area, header = choice.table.sheet, choice.table.block.area, choice.table.header
    headers = unique_headers(header.names)
    data = Area(header.last + 1, area.left, area.bottom, area.right)
    unmerged = unmerge(sheet.part(data), data, sheet.merged)
    cells, lines = _filled_rows(unmerged.cells, data.top)
    kept, unreadable = _without_totals(cells, lines, source.skip_last_rows)
    unreadable += _headings_within(sheet, area, cells, lines, kept)
    _create(connection, table, headers, cells.filter(pa.array(kept)), lines[kept])
    create_unreadable(connection, table, unreadable)
    findings = Findings(book, source, choice, headers, unmerged)
    return Landed(
        table,
        headers,
        len(lines),
        sheet.name,
        None,
        None,
        header.last,
        number_mark=number_mark,
        notes=notes_of(findings),
        detections=detections_of(findings),
    )


def _filled_rows(cells: pa.Table, first_line: int) -> tuple[pa.Table, np.ndarray]:
    """The rows in which some cell is filled, and their numbers on the sheet."""
    filled = np.zeros(cells.num_rows, dtype=bool)
    for column in cells.columns:
        filled |= column.is_valid().to_numpy()
    if filled.all():
        return cells, np.arange(first_line, first_line + cells.num_rows)
    return cells.filter(pa.array(filled)), np.flatnonzero(filled) + first_line


def _without_totals(cells: pa.Table, lines: np.ndarray, skip_last: int) -> tuple[np.ndarray, list[UnreadableRow]]:
    """Which rows are data, and the others with the reason."""
    kept = np.ones(len(lines), dtype=bool)
    looked_at = min(len(lines), LAST_ROWS + skip_last)
    start = len(lines) - looked_at
    unreadable = []
    for position, row in enumerate(rows_of(cells.slice(start)), start=start):
        is_below = position >= len(lines) - skip_last
        if is_below or is_totals_row(row):
            kept[position] = False
            reason = BELOW_THE_TABLE if is_below else TOTALS_ROW
            unreadable.append(UnreadableRow(int(lines[position]), shown(row), reason))
    return kept, unreadable


def _headings_within(
    sheet: Sheet, area: Area, cells: pa.Table, lines: np.ndarray, kept: np.ndarray
) -> list[UnreadableRow]:
    """Takes out of `kept` the rows that one cell, merged over the whole table, fills alone."""
    wide = [each for each in sheet.merged if each.height == 1 and each.left <= area.left and each.right >= area.right]
    found = []
    for position in np.flatnonzero(kept & np.isin(lines, [each.top for each in wide])).tolist():
        row = rows_of(cells.slice(position, 1))[0]
        if len(row) > 1 and sum(1 for cell in row if cell) == 1:
            kept[position] = False
            found.append(UnreadableRow(int(lines[position]), shown(row), HEADING_WITHIN, PUT_INTO_A_COLUMN))
    return found


def _create(
    connection: duckdb.DuckDBPyConnection, table: str, headers: Sequence[str], cells: pa.Table, lines: np.ndarray
) -> None:
    names = [f"cell_{position}" for position in range(len(headers))]
    given = pa.table([pa.array(lines, pa.int64()), *cells.columns], names=["line", *names])
    connection.register("workbook_rows", given)
    columns = ", ".join(f"{name} as {quoted(header)}" for name, header in zip(names, headers, strict=True))
    connection.execute(f"create or replace table landing.{quoted(table)} as select line, {columns} from workbook_rows")
    connection.unregister("workbook_rows")
