"""A finding's sheet: what it says, its chart, its rows as they are in the JSON."""

from __future__ import annotations

from openpyxl import Workbook

from presentation.briefing import BriefingPage
from presentation.finding_name import short_name
from presentation.plain_rows import plain_rows
from presentation.source_line import full_source_line
from presentation.wording import say_plain
from presentation.workbook.excel_charts import add_chart, rows_for_chart
from presentation.workbook.formats import cell_format
from presentation.workbook.sheets import Placed, add_sheet, spread_notes


def add_finding(book: Workbook, page: BriefingPage) -> None:
    finding, evidence = page.finding, page.finding.evidence
    source = f"{finding.grade} · {full_source_line(finding, page.story)}"
    said = [page.title, finding.subtitle, page.in_their_terms, source, *map(say_plain, finding.caveats)]
    notes = [each for each in said if each]
    name = _unused(book, short_name(finding.id))
    placed = add_sheet(book, name, notes, evidence.rows, rows_for_chart(evidence))
    spread_notes(placed, notes)
    _format(placed, page)
    add_chart(placed, evidence, len(notes) + 2)


def _format(placed: Placed, page: BriefingPage) -> None:
    chart = page.finding.evidence.chart
    for i, row in enumerate(plain_rows(page.finding.evidence.rows), start=placed.top + 1):
        for j, name in enumerate(placed.columns, start=1):
            if form := cell_format(name, row, chart):
                placed.sheet.cell(i, j).number_format = form


def _unused(book: Workbook, name: str) -> str:
    """Findings of several stories may have one short name."""
    taken = [sheet.title for sheet in book.worksheets]
    return next(each for each in (name, *(f"{name[:27]} {i}" for i in range(2, 99))) if each[:31] not in taken)
