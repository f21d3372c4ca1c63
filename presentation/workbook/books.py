"""The workbooks: of bare rows, of a finding, of a story, of a pack."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from openpyxl import Workbook

from analysis.findings import Finding, Story
from presentation.briefing import Briefing, BriefingPage, briefing_of, briefing_of_one
from presentation.finding_name import short_name
from presentation.quotations import said_where
from presentation.wording import say_plain
from presentation.workbook.about import add_about
from presentation.workbook.finding_sheet import add_finding
from presentation.workbook.method_sheet import add_methods
from presentation.workbook.sheets import add_sheet, saved, wrap_text

SENTENCES = (24, 36, 90)  # widths of the columns of a sheet of sentences
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def rows_as_workbook(frame: pd.DataFrame, title: str, notes: Sequence[str] = ()) -> bytes:
    """One sheet: title, notes, then the rows under a bold header."""
    book = _empty()
    add_sheet(book, title, [title, *notes], frame)
    return saved(book)


def finding_as_workbook(finding: Finding, story: Story) -> bytes:
    return briefing_as_workbook(briefing_of_one(finding, story))


def story_as_workbook(story: Story) -> bytes:
    return briefing_as_workbook(briefing_of(story))


def briefing_as_workbook(briefing: Briefing) -> bytes:
    """A sheet for each finding in order, then what was said, what a board asks, the methods, and what this is."""
    book = _empty()
    for page in briefing.pages:
        add_finding(book, page)
    _add_quotations(book, briefing.pages)
    _add_objections(book, briefing.pages)
    add_methods(book, briefing.pages)
    add_about(book, briefing)
    return saved(book)


def _empty() -> Workbook:
    book = Workbook()
    book.remove(book.active)
    return book


def _add_quotations(book: Workbook, pages: Sequence[BriefingPage]) -> None:
    """What customers wrote, as it may be shown; no sheet where nothing is quoted."""
    said = [
        (short_name(page.finding.id), quotation.text, said_where(quotation))
        for page in pages
        for quotation in page.finding.quotations
    ]
    if said:
        rows = pd.DataFrame(said, columns=["finding", "quotation", "said"])
        placed = add_sheet(book, "Quotations", ["What customers wrote, names and contact details taken out"], rows)
        wrap_text(placed, SENTENCES)


def _add_objections(book: Workbook, pages: Sequence[BriefingPage]) -> None:
    """What a board will ask of them, answered; no sheet where nothing is asked."""
    asked = [
        (short_name(page.finding.id), objection.question, say_plain(objection.answer))
        for page in pages
        for objection in page.objections
    ]
    if asked:
        rows = pd.DataFrame(asked, columns=["finding", "question", "answer"])
        wrap_text(add_sheet(book, "Objections", ["Questions a board asks, answered"], rows), SENTENCES)
