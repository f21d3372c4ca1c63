"""A workbook's sheets written down: what each is, and its cells as columns of text."""

from __future__ import annotations

import errno
import marshal
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from data_sources.mistakes import InputMistake
from data_sources.sheets.cell_text import column_text
from data_sources.sheets.compound_file import stream_named
from data_sources.sheets.found import Corners, Outcome, SheetFound, TableFound
from data_sources.sheets.marks import NO_MARKS, Marks, marks_in
from data_sources.sheets.package_parts import BROKEN_PACKAGE
from data_sources.sheets.package_size import MOST_CELLS, refuse_monsters, too_large
from data_sources.sheets.packed import packed

OUTCOME = "sheets"
# None of the workbook's doing: told as it is, so that the build stops rather than leaves the workbook out.
DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# A protected XLSX or XLSB is wrapped into a compound file, as an XLS is.
ENCRYPTED = ("encryptedpackage",)
ROWS_AT_ONCE = 20_000
ALL = "*"


def write_sheets(path: Path, kind: str, folder: Path, wanted: str) -> None:
    """Writes FOLDER/sheets, an Outcome, and the cells of the wanted sheets beside it."""
    outcome = _outcome(path, kind, folder, wanted)
    with (folder / OUTCOME).open("wb") as file:
        marshal.dump(outcome.plain(), file)


def _outcome(path: Path, kind: str, folder: Path, wanted: str) -> Outcome:
    try:
        refuse_monsters(path)
        book = _opened(path, kind, folder)
        sheets = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        marks = marks_in(path)
        tables = _tables(book)
        found = []
        for number, each in enumerate(sheets):
            sheet = SheetFound(each.name, each.visible == SheetVisibleEnum.Visible, tables=tables.get(each.name, ()))
            if _is_wanted(each, wanted):
                sheet = _written(book, sheet, marks.get(each.name, NO_MARKS), path, folder / f"{number}.cells")
            found.append(sheet)
        return Outcome(tuple(found))
    except InputMistake as mistake:
        return Outcome(mistake=(mistake.found, mistake.expected, mistake.likely_cause, mistake.edit))
    except PasswordError:
        return Outcome(is_protected=True)
    except (CalamineError, *BROKEN_PACKAGE) as error:
        if isinstance(error, OSError) and error.errno in DISK_FULL:
            raise
        return Outcome(unopened=str(error) or type(error).__name__)


def _opened(path: Path, kind: str, folder: Path) -> CalamineWorkbook:
    """calamine goes by the ending of the name. Tables are asked for only where there are any: asking breaks on
    packages of an unusual layout."""
    if kind == "xls" and stream_named(path.read_bytes(), ENCRYPTED):
        raise PasswordError
    link = path
    if path.suffix.lower() != f".{kind}":
        link = folder / f"workbook.{kind}"
        link.symlink_to(path.resolve())
    if kind != "xlsx" or not _names_tables(path):
        return CalamineWorkbook.from_path(str(link))
    try:
        return CalamineWorkbook.from_path(str(link), load_tables=True)
    except PasswordError:
        raise
    except CalamineError:
        return CalamineWorkbook.from_path(str(link))


def _names_tables(path: Path) -> bool:
    with zipfile.ZipFile(path) as package:
        return any(name.startswith("xl/tables/") for name in package.namelist())


def _is_wanted(sheet: SheetMetadata, wanted: str) -> bool:
    if wanted in ("", ALL):
        return wanted == ALL or sheet.visible == SheetVisibleEnum.Visible
    return sheet.name.strip().casefold() == wanted.strip().casefold()


def _tables(book: CalamineWorkbook) -> dict[str, tuple[TableFound, ...]]:
    """The tables that an XLSX names, by sheet. Other kinds name none that calamine reads."""
    found: dict[str, tuple[TableFound, ...]] = {}
    try:
        names = book.table_names or []
        for name in names:
            table = book.get_table_by_name(name)
            if table.start and table.end and table.start[0]:
                corners = (table.start[0], table.start[1] + 1, table.end[0] + 1, table.end[1] + 1)
                found[table.sheet] = (*found.get(table.sheet, ()), TableFound(name, tuple(table.columns), corners))
    except CalamineError:
        return found
    return found


def _written(book: CalamineWorkbook, sheet: SheetFound, marks: Marks, path: Path, cells: Path) -> SheetFound:
    read = book.get_sheet_by_name(sheet.name)
    if read.height * read.width > MOST_CELLS:
        raise too_large(path, f"has a sheet that spans {read.height * read.width:,} cells")
    top, left = read.start or (0, 0)
    chunks = 0
    with cells.open("wb") as file:
        for number, rows in enumerate(_chunks(read, top)):
            marks.put_errors_into(rows, top + 1 + number * ROWS_AT_ONCE, left + 1)
            marshal.dump([packed(column_text(column)) for column in zip(*rows, strict=True)], file)
            chunks += 1
    return replace(
        sheet,
        cells=cells.name,
        chunks=chunks,
        first_row=top + 1,
        first_column=left + 1,
        height=read.height,
        width=read.width,
        merged=_merged(read, marks),
        errors=marks.count,
        hidden_rows=marks.hidden_rows,
        hidden_columns=marks.hidden_columns,
    )


def _chunks(sheet: CalamineSheet, skipped: int) -> Iterator[list[list[object]]]:
    if not sheet.height or not sheet.width:
        return
    rows = islice(sheet.iter_rows(), skipped, None)
    while chunk := list(islice(rows, ROWS_AT_ONCE)):
        yield chunk  # type: ignore[misc]


def _merged(sheet: CalamineSheet, marks: Marks) -> tuple[Corners, ...]:
    ranges = sheet.merged_cell_ranges
    if ranges is None:
        return marks.merged
    return tuple((a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in ranges)
