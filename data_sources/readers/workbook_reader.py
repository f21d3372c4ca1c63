"""Workbooks (XLSX, XLSM, XLS, XLSB, ODS): one sheet of one as a table of text."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from data_sources.declarations import Source
from data_sources.mistakes import InputMistake, nearest
from data_sources.readers.header import declared_found, find_header, unique_headers
from data_sources.readers.landed import (
    BELOW_THE_TABLE,
    TOTALS_ROW,
    Landed,
    UnreadableRow,
    create_unreadable,
    quoted,
    shown,
)
from data_sources.readers.totals_row import LAST_ROWS, is_totals_row
from data_sources.readers.workbook_cells import cell_text
from data_sources.readers.workbook_size import MOST_CELLS, refuse_monsters, too_large


@dataclass(frozen=True)
class _Sheet:
    """A sheet's rows as text; `first_row` is the number that the workbook gives to the first of them."""

    name: str
    rows: list[list[str]]
    first_row: int


def land_workbook(connection: duckdb.DuckDBPyConnection, path: Path, source: Source, table: str) -> Landed:
    """Lands one sheet: the declared one, or the first in which the declared headers stand. Raises InputMistake."""
    with _open(path, source) as workbook:
        sheet = _sheet(workbook, path, source)
    header_at = _header_at(sheet, source, path)
    width = max((len(row) for row in sheet.rows), default=0)
    headers = unique_headers([*sheet.rows[header_at], *[""] * (width - len(sheet.rows[header_at]))])
    numbered = [
        (sheet.first_row + position, row)
        for position, row in enumerate(sheet.rows[header_at + 1 :], start=header_at + 1)
        if any(row)
    ]
    data, unreadable = _without_totals(numbered, source.skip_last_rows)
    landed = Landed(
        table,
        headers,
        len(numbered),
        sheet.name,
        None,
        None,
        sheet.first_row + header_at,
        number_mark=".",
        notes=_notes(sheet, header_at),
    )
    _create(connection, landed, data)
    create_unreadable(connection, table, unreadable)
    return landed


def _open(path: Path, source: Source) -> CalamineWorkbook:
    try:
        refuse_monsters(path)
        return CalamineWorkbook.from_path(str(path))
    except PasswordError:
        raise InputMistake(
            f"{path.name} is protected by a password.",
            "A workbook that opens without one.",
            f"{source.department} protects what it sends.",
            "Save it without a password, or as CSV.",
        ) from None
    except (CalamineError, OSError, zipfile.BadZipFile) as error:
        raise _no_workbook(path, source, error) from None


def _no_workbook(path: Path, source: Source, error: Exception) -> InputMistake:
    return InputMistake(
        f"{path.name} cannot be opened as a workbook: {str(error) or type(error).__name__}.",
        "A workbook as Excel or LibreOffice saves it.",
        "The copy was cut off, or a file of another kind (a web page, a CSV) was given this ending.",
        f"Open it and save it again as XLSX, or ask {source.department} for it again.",
    )


def _sheet(workbook: CalamineWorkbook, path: Path, source: Source) -> _Sheet:
    if source.sheet is not None:
        return _read(workbook, _named(workbook, source.sheet, path, source), path, source)
    visible = [each.name for each in workbook.sheets_metadata if each.visible == SheetVisibleEnum.Visible]
    sheets = [_read(workbook, name, path, source) for name in visible or workbook.sheet_names]
    filled = [sheet for sheet in sheets if sheet.rows] or sheets
    if not filled:
        raise _no_workbook(path, source, ValueError("it has no sheet"))
    return max(filled, key=lambda sheet: max((declared_found(row, source) for row in sheet.rows[:50]), default=0))


def _named(workbook: CalamineWorkbook, wanted: str, path: Path, source: Source) -> str:
    by_name = {name.strip().casefold(): name for name in workbook.sheet_names}
    found = by_name.get(wanted.strip().casefold())
    if found is None:
        raise InputMistake(
            f"{path.name} has no sheet {wanted!r}. {nearest(wanted, workbook.sheet_names)}",
            f"One of its sheets: {', '.join(workbook.sheet_names)}.",
            "The department renamed the sheet, or the source's name for it is misspelt.",
            f"sources.toml, source {source.name!r}: sheet.",
        )
    return found


def _read(workbook: CalamineWorkbook, name: str, path: Path, source: Source) -> _Sheet:
    try:
        sheet = workbook.get_sheet_by_name(name)
        if sheet.height * sheet.width > MOST_CELLS:
            raise too_large(path, f"has a sheet that spans {sheet.height * sheet.width:,} cells")
        rows = sheet.to_python(skip_empty_area=True)
    except (CalamineError, OSError) as error:
        raise _no_workbook(path, source, error) from None
    start = sheet.start
    return _Sheet(name, [[cell_text(cell) for cell in row] for row in rows], (start[0] if start else 0) + 1)


def _header_at(sheet: _Sheet, source: Source, path: Path) -> int:
    if source.header_row is not None:
        position = source.header_row - sheet.first_row
        if 0 <= position < len(sheet.rows):
            return position
    found = find_header(sheet.rows, source) if source.header_row is None else None
    if found is None:
        raise InputMistake(
            f"Sheet {sheet.name!r} of {path.name} "
            + (f"has no row {source.header_row}." if source.header_row and sheet.rows else "is empty."),
            "A header and rows of data.",
            "The data lies on another sheet, or the export failed.",
            f"sources.toml, source {source.name!r}: sheet or header_row; or ask {source.department} for it again.",
        )
    return found


def _without_totals(
    numbered: Sequence[tuple[int, list[str]]], skip_last: int
) -> tuple[list[tuple[int, list[str]]], list[UnreadableRow]]:
    kept = list(numbered[: len(numbered) - skip_last]) if skip_last else list(numbered)
    unreadable = [UnreadableRow(line, shown(row), BELOW_THE_TABLE) for line, row in numbered[len(kept) :]]
    for position in range(len(kept) - 1, max(len(kept) - 1 - LAST_ROWS, -1), -1):
        line, row = kept[position]
        if is_totals_row(row):
            unreadable.append(UnreadableRow(line, shown(row), TOTALS_ROW))
            del kept[position]
    return kept, unreadable


def _notes(sheet: _Sheet, header_at: int) -> tuple[str, ...]:
    above = [row for row in sheet.rows[:header_at] if any(row)]
    if not above:
        return ()
    return (f"{len(above)} rows above the header are no data: {shown(above[0])}",)


def _create(connection: duckdb.DuckDBPyConnection, landed: Landed, data: list[tuple[int, list[str]]]) -> None:
    lines = pa.array([line for line, _ in data], type=pa.int64())
    cells = [
        pa.array([row[i] if i < len(row) and row[i] else None for _, row in data], type=pa.string())
        for i in range(len(landed.headers))
    ]
    given = pa.table([lines, *cells], names=["line", *(f"cell_{i}" for i in range(len(cells)))])
    connection.register("workbook_rows", given)
    columns = ", ".join(f"cell_{i} as {quoted(name)}" for i, name in enumerate(landed.headers))
    connection.execute(f"create or replace table {landed.rows} as select line, {columns} from workbook_rows")
    connection.unregister("workbook_rows")
