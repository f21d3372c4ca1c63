"""Rows to mend as a file that their source takes again: the export's own headers, laid out as the source declares."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from data_sources.declarations import Source
from data_sources.mending import WORKBOOKS, RowsToMend
from presentation.workbook import (
    FORBIDDEN_IN_SHEET_NAMES,
    FORMULA_STARTS,
    SHEET_NAME_LENGTH,
    neutral,
    saved,
    set_widths,
)

# A signed number or a telephone number runs nothing, and an apostrophe before it would make it another value.
HARMLESS = re.compile(r"[+\-][\d\s.,'’()/%\-]*")
ABOVE, BELOW = "Rows to mend: change the cells that are wrong and nothing else", "End of the rows to mend"


def mend_file(wanted: RowsToMend) -> bytes:
    """The file to be sent as `wanted.send_as`. Raises ValueError where the rows cannot be sent by themselves."""
    if wanted.send_as is None or wanted.layout is None:
        raise ValueError(f"{wanted.path}: {wanted.why_not}")
    is_workbook = PurePosixPath(wanted.send_as).suffix.lower() in WORKBOOKS
    return _as_workbook(wanted, wanted.layout) if is_workbook else _as_text(wanted, wanted.layout)


def mend_files(all_wanted: Iterable[RowsToMend]) -> bytes:
    """A ZIP of the files that can be sent by themselves, in the folders where exports/ wants them."""
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
        for wanted in all_wanted:
            if wanted.send_as is not None:
                archive.writestr(wanted.send_as, mend_file(wanted))
    return page.getvalue()


def add_rows_to_mend(sheet: Any, wanted: RowsToMend) -> None:
    """The header, then the rows, as text: what would run as a formula is marked as text, so no cell changes."""
    sheet.append(list(wanted.headers))
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    for _, cells in wanted.rows:
        sheet.append([_legal(cells.get(header)) for header in wanted.headers])
    for row in sheet.iter_rows(max_col=len(wanted.headers)):
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith(FORMULA_STARTS):
                cell.data_type, cell.quotePrefix = "s", True
    set_widths(sheet, wanted.headers, [dict(cells) for _, cells in wanted.rows])


def _as_workbook(wanted: RowsToMend, layout: Source) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = (layout.sheet or "Rows to mend").translate(FORBIDDEN_IN_SHEET_NAMES)[:SHEET_NAME_LENGTH]
    for line in _above(layout):
        sheet.append(line)
    add_rows_to_mend(sheet, wanted)
    for line in _below(layout):
        sheet.append(line)
    return saved(book)


def _as_text(wanted: RowsToMend, layout: Source) -> bytes:
    page = io.StringIO()
    tabs = PurePosixPath(wanted.send_as or "").suffix.lower() == ".tsv"
    writer = csv.writer(page, delimiter=layout.delimiter or ("\t" if tabs else ","), quotechar=layout.quote or '"')
    writer.writerows(_above(layout))
    writer.writerow(map(_harmless, wanted.headers))
    writer.writerows([_harmless(cells.get(header)) for header in wanted.headers] for _, cells in wanted.rows)
    writer.writerows(_below(layout))
    return page.getvalue().encode(layout.encoding or "utf-8-sig", errors="replace")


def _above(layout: Source) -> Sequence[list[str]]:
    return [[ABOVE]] * ((layout.header_row or 1) - 1)


def _below(layout: Source) -> Sequence[list[str]]:
    return [[BELOW]] * layout.skip_last_rows


def _harmless(text: str | None) -> str | None:
    return text if text is None or HARMLESS.fullmatch(text) else neutral(text)


def _legal(text: str | None) -> str | None:
    return None if text is None else ILLEGAL_CHARACTERS_RE.sub("", text)
