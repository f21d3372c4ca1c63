"""A sheet in the manner of print: what it says at its top, then rows under a bold header."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from math import ceil
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import DEFAULT_FONT, Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from presentation.plain_rows import plain_rows
from presentation.theme import palette
from presentation.workbook.neutral import neutral, sheet_name

WIDEST_COLUMN, NARROWEST_COLUMN = 60, 9
PAGE_WIDTH = 125  # of a column's units, some two millimetres each: what a chart over the rows takes
LETTERS_OF_A_LINE = 135  # of the default type over that width: a letter is narrower than a digit
SHRUNK = 1.7  # times as much as a page holds may be shrunk to one; more goes on further pages
TITLE_SIZE = 14
TALLEST_ROW = 409  # points; Excel's limit
LINE_OF_TYPE = 1.35  # of the type size


@dataclass(frozen=True)
class Placed:
    """Where rows stand: `top` is the row of their header; columns are counted from 1."""

    sheet: Any
    columns: tuple[str, ...]
    top: int
    count: int

    @property
    def last(self) -> int:
        return self.top + self.count

    @property
    def page_columns(self) -> int:
        """As many as fill a page, or a little more."""
        columns, width = 0, 0.0
        while width < PAGE_WIDTH:
            columns += 1
            width += self.width(columns)
        return columns

    def width(self, column: int) -> float:
        return float(self.sheet.column_dimensions[get_column_letter(column)].width)


def add_sheet(book: Workbook, name: str, notes: Sequence[str], frame: pd.DataFrame, room: int = 0) -> Placed:
    """`room` is how many rows stay free between the notes and the table."""
    sheet = book.create_sheet(sheet_name(name))
    write_notes(sheet, notes)
    for _ in range(room + 1):
        sheet.append([])
    rows = plain_rows(frame)
    top = len(notes) + room + 2
    for i, column in enumerate(map(str, frame.columns), start=1):
        sheet.cell(top, i, neutral(column)).font = letters(is_bold=True)
        sheet.cell(top, i).border = Border(bottom=Side("thin", color=colour("ink")))
    for row in rows:
        sheet.append([neutral(value) for value in row.values()])
    _align(sheet, top, rows)
    set_widths(sheet, frame.columns, rows)
    placed = Placed(sheet, tuple(map(str, frame.columns)), top, len(rows))
    _for_print(placed)
    return placed


def _align(sheet: Any, top: int, rows: list[dict[str, Any]]) -> None:
    """Headings of numbers over their last digit; words clear of the numbers before them."""
    for i, value in enumerate(rows[0].values() if rows else (), start=1):
        is_number = isinstance(value, int | float)
        sheet.cell(top, i).alignment = Alignment(horizontal="right" if is_number else "left", indent=int(i > 1))
        for row in range(top + 1, top + 1 + len(rows) if i > 1 and not is_number else 0):
            sheet.cell(row, i).alignment = Alignment(horizontal="left", indent=1)


def write_notes(sheet: Any, notes: Sequence[str]) -> None:
    """The first is the title; the others are quiet."""
    for i, note in enumerate(notes, start=1):
        cell = sheet.cell(i, 1, neutral(note))
        cell.font = letters(is_bold=True, size=TITLE_SIZE) if i == 1 else letters("quiet")


def letters(role: str = "ink", is_bold: bool = False, size: float | None = None) -> Font:
    """Cells are set in the reader's own default type: a font that a machine lacks is replaced by any other."""
    default = copy(DEFAULT_FONT)
    return Font(
        name=default.name,
        family=default.family,
        scheme=default.scheme,
        size=size or default.size,
        bold=is_bold,
        color=colour(role),
    )


def spread_notes(placed: Placed, notes: Sequence[str]) -> None:
    """The notes over the width of the page, as many lines high as they need."""
    sheet, columns = placed.sheet, placed.page_columns
    for i, note in enumerate(notes, start=1):
        sheet.merge_cells(start_row=i, end_row=i, start_column=1, end_column=columns)
        sheet.cell(i, 1).alignment = Alignment(wrap_text=True, vertical="top")
        size = TITLE_SIZE if i == 1 else DEFAULT_FONT.size
        lines = ceil(len(note) * size / DEFAULT_FONT.size / LETTERS_OF_A_LINE)
        sheet.row_dimensions[i].height = lines * size * LINE_OF_TYPE


def wrap_text(placed: Placed, widths: Sequence[float]) -> None:
    """For sheets of sentences: columns of these widths, each row as high as its longest cell needs."""
    for i, width in enumerate(widths, start=1):
        placed.sheet.column_dimensions[get_column_letter(i)].width = width
    for row in placed.sheet.iter_rows(min_row=placed.top + 1, max_row=placed.last, max_col=len(widths)):
        lines = 1
        for cell, width in zip(row, widths, strict=True):
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            lines = max(lines, sum(ceil(len(part) / width) or 1 for part in str(cell.value or "").split("\n")))
        placed.sheet.row_dimensions[row[0].row].height = min(lines * DEFAULT_FONT.size * LINE_OF_TYPE, TALLEST_ROW)
    _for_print(placed)


def _for_print(placed: Placed) -> None:
    """Landscape, as wide as the paper: a board prints. What a chart draws from beside the rows stays off it."""
    sheet = placed.sheet
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    columns = max(placed.page_columns, len(placed.columns))
    across = sum(placed.width(column + 1) for column in range(columns))
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = ceil(across / PAGE_WIDTH / SHRUNK), 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_area = f"A1:{get_column_letter(columns)}{placed.last}"


def set_widths(sheet: Any, columns: Iterable[Any], rows: list[dict[str, Any]]) -> None:
    for i, column in enumerate(columns, start=1):
        longest = max([len(str(column)), *(len(_shown(list(row.values())[i - 1])) for row in rows)])
        width = min(max(longest + 2, NARROWEST_COLUMN), WIDEST_COLUMN)
        sheet.column_dimensions[get_column_letter(i)].width = width


def _shown(value: Any) -> str:
    """As wide as a number is shown, not as many digits as it has."""
    return f"{value:,.2f}" if isinstance(value, float) else str(value)


def colour(role: str) -> str:
    """A colour of the theme on white paper, as workbooks write it."""
    return str(getattr(palette("light"), role)).lstrip("#").upper()


def saved(book: Workbook) -> bytes:
    page = io.BytesIO()
    book.save(page)
    return page.getvalue()
