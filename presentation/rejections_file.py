"""What was not accepted, as a file for the department: each row and cell with its reason, and the rows to mend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from data_sources.mending import RowsToMend
from presentation.mend_file import add_rows_to_mend
from presentation.plain_rows import plain_rows
from presentation.workbook import FORBIDDEN_IN_SHEET_NAMES, SHEET_NAME_LENGTH, neutral, rows_as_csv, saved, set_widths

COLUMNS = {
    "path": "File",
    "line": "Line",
    "column_name": "Column",
    "value": "Value",
    "reason": "Reason",
    "suggestion": "Suggestion",
    "fate": "What became of it",
    "department": "Department",
    "source": "Source",
}
ROW, CELL = "the row was not accepted", "the row was accepted, with this cell left empty"
MOST_ROWS = 1_000_000  # a sheet of Excel has 1,048,576


def rejections_as_csv(rejections: pd.DataFrame) -> bytes:
    return rows_as_csv(_listed(rejections))


def rejections_as_workbook(rejections: pd.DataFrame, mends: Sequence[RowsToMend], notes: Sequence[str]) -> bytes:
    """Three kinds of sheet: how to mend, the list to filter, and for each export the rows to mend."""
    book = Workbook()
    names = _sheet_names(mends)
    _add_guide(book.active, mends, names, notes)
    _add_list(book.create_sheet("Rejections"), _listed(rejections))
    for wanted, name in zip(mends, names, strict=True):
        sheet = book.create_sheet(name)
        add_rows_to_mend(sheet, wanted)
        sheet.freeze_panes = "A2"
    return saved(book)


def _listed(rejections: pd.DataFrame) -> pd.DataFrame:
    fates = rejections["is_whole_row"].map({True: ROW, False: CELL})
    return rejections.assign(fate=fates)[list(COLUMNS)].rename(columns=COLUMNS)


def _add_list(sheet: Any, listed: pd.DataFrame) -> None:
    shown = listed.head(MOST_ROWS)
    rows = plain_rows(shown)
    sheet.append(list(shown.columns))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in rows:
        sheet.append([neutral(value) for value in row.values()])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(shown.columns))}{len(rows) + 1}"
    set_widths(sheet, shown.columns, rows)


def _add_guide(sheet: Any, mends: Sequence[RowsToMend], names: Sequence[str], notes: Sequence[str]) -> None:
    sheet.title = "How to mend"
    lines = [
        "What was not accepted, and how to mend it",
        *notes,
        "The sheet Rejections lists every row and cell with its reason. Lines are numbered as in the export.",
        "Rows that wait to be mended stand in a sheet of their own for each export, under the export's own headers.",
        "Change the cells that are wrong and nothing else; leave out rows that should not count.",
    ]
    for line in lines:
        sheet.append([neutral(line)])
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.append([])
    sheet.append(["Export", "Rows", "Sheet", "What to do with the mended rows"])
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    for wanted, name in zip(mends, names, strict=True):
        sheet.append([neutral(each) for each in (wanted.path, len(wanted.rows), name, _what_to_do(wanted))])
        sheet.cell(row=sheet.max_row, column=4).alignment = Alignment(wrap_text=True, vertical="top")
    for column, width in zip("ABCD", (44, 8, 32, 90), strict=True):
        sheet.column_dimensions[column].width = width


def _what_to_do(wanted: RowsToMend) -> str:
    if wanted.send_as is None:
        return wanted.why_not
    return (
        f"Save the sheet as exports/{wanted.send_as} and build again: the same source takes it. "
        "The download of rows to mend has this file ready."
    )


def _sheet_names(mends: Sequence[RowsToMend]) -> list[str]:
    """A name for each, told apart by a number: Excel allows 31 letters and compares without case."""
    stems = [wanted.path.rsplit("/", 1)[-1].translate(FORBIDDEN_IN_SHEET_NAMES) for wanted in mends]
    numbered = (f"{number} {stem}"[:SHEET_NAME_LENGTH].strip("' ") for number, stem in enumerate(stems, start=1))
    return list(numbered)
