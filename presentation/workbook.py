"""The rows behind a finding as CSV and as a workbook. Text that a spreadsheet would run as a formula is neutralised."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from analysis.findings import Finding, Story
from presentation.finding_name import short_name
from presentation.plain_rows import plain_rows
from presentation.quotations import said_where
from presentation.source_line import source_line
from presentation.wording import say_plain

# What makes Excel, LibreOffice and Google Sheets read a text as a formula (OWASP, "CSV injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
SHEET_NAME_LENGTH = 31  # Excel's limit
FORBIDDEN_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
WIDEST_COLUMN = 60

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def neutral(value: Any) -> Any:
    """Text that begins like a formula gets an apostrophe before it; numbers stay numbers."""
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    return f"'{text}" if value.startswith(FORMULA_STARTS) else text


def rows_as_csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 with a byte order mark, which Excel needs to read accents."""
    rows = plain_rows(frame)
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow([neutral(str(column)) for column in frame.columns])
    writer.writerows([neutral(value) for value in row.values()] for row in rows)
    return page.getvalue().encode("utf-8-sig")


def rows_as_workbook(frame: pd.DataFrame, title: str, notes: Sequence[str] = ()) -> bytes:
    """One sheet: title, notes, then the rows under a bold header."""
    book = Workbook()
    book.remove(book.active)
    _add_sheet(book, title, [title, *notes], frame)
    return saved(book)


def finding_as_workbook(finding: Finding, story: Story) -> bytes:
    book = Workbook()
    book.remove(book.active)
    _add_finding(book, finding, story)
    _add_quotations(book, [finding])
    _add_objections(book, [finding])
    return saved(book)


def story_as_workbook(story: Story) -> bytes:
    """A sheet for each finding, in the story's order, and one with what a board will ask of them."""
    book = Workbook()
    book.remove(book.active)
    for finding in story.findings:
        _add_finding(book, finding, story)
    _add_quotations(book, story.findings)
    _add_objections(book, story.findings)
    if not story.findings:
        _add_sheet(book, story.id, [say_plain(story.headline), say_plain(story.answer)], pd.DataFrame())
    return saved(book)


def _add_finding(book: Workbook, finding: Finding, story: Story) -> None:
    notes = [say_plain(finding.claim), finding.subtitle, f"{finding.grade} · {source_line(finding, story)}"]
    _add_sheet(book, short_name(finding.id), [*notes, *map(say_plain, finding.caveats)], finding.evidence.rows)


def _add_quotations(book: Workbook, findings: Sequence[Finding]) -> None:
    """What customers wrote, as it may be shown; no sheet where nothing is quoted."""
    said = [
        (short_name(each.id), quotation.text, said_where(quotation))
        for each in findings
        for quotation in each.quotations
    ]
    if said:
        rows = pd.DataFrame(said, columns=["finding", "quotation", "said"])
        _add_sheet(book, "Quotations", ["What customers wrote, names and contact details taken out"], rows)


def _add_objections(book: Workbook, findings: Sequence[Finding]) -> None:
    """What a board will ask of them, answered; no sheet where nothing is asked."""
    asked = [
        (short_name(each.id), objection.question, say_plain(objection.answer))
        for each in findings
        for objection in each.objections
    ]
    if asked:
        rows = pd.DataFrame(asked, columns=["finding", "question", "answer"])
        _add_sheet(book, "Objections", ["Questions a board asks, answered"], rows)


def _add_sheet(book: Workbook, name: str, notes: Sequence[str], frame: pd.DataFrame) -> None:
    sheet = book.create_sheet(name.translate(FORBIDDEN_IN_SHEET_NAMES)[:SHEET_NAME_LENGTH] or "Rows")
    for i, note in enumerate(notes):
        sheet.append([neutral(note)])
        sheet.cell(row=i + 1, column=1).font = Font(bold=i == 0, size=14 if i == 0 else 11)
    sheet.append([])
    sheet.append([neutral(str(column)) for column in frame.columns])
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    for row in plain_rows(frame):
        sheet.append([neutral(value) for value in row.values()])
    set_widths(sheet, frame.columns, plain_rows(frame))


def set_widths(sheet: Any, columns: Iterable[Any], rows: list[dict[str, Any]]) -> None:
    for i, column in enumerate(columns, start=1):
        longest = max([len(str(column)), *(len(str(list(row.values())[i - 1])) for row in rows)])
        sheet.column_dimensions[get_column_letter(i)].width = min(longest + 2, WIDEST_COLUMN)


def saved(book: Workbook) -> bytes:
    page = io.BytesIO()
    book.save(page)
    return page.getvalue()
