"""How we know: every estimate with its interval, and in the words of docs/methods/ how each was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd
from openpyxl import Workbook

from presentation.briefing import BriefingPage
from presentation.finding_name import short_name
from presentation.methods_behind import methods_behind
from presentation.source_line import GRADE_MEANING
from presentation.story_as_json import number_or_none
from presentation.tables import estimate_name
from presentation.workbook.formats import unit_format
from presentation.workbook.sheets import add_sheet, wrap_text

ESTIMATES = [
    "finding",
    "estimate",
    "value",
    "low",
    "high",
    "n",
    "unit",
    "method",
    "grade",
    "p value",
    "what the grade means",
]
NUMBERS = (3, 4, 5)  # columns in the estimate's unit
METHOD_WIDTHS = (26, 110)


def add_methods(book: Workbook, pages: Sequence[BriefingPage]) -> None:
    estimates = list(_estimates(pages))
    if estimates:
        _add_estimates(book, estimates)
    told = dict.fromkeys(method for page in pages for method in methods_behind(page))
    if told:
        rows = pd.DataFrame([(each.title, each.text) for each in told], columns=["method", "how it is made"])
        placed = add_sheet(book, "Methods", ["How each number is made", "Markdown, as in docs/methods"], rows)
        wrap_text(placed, METHOD_WIDTHS)


def _estimates(pages: Sequence[BriefingPage]) -> Iterator[tuple[object, ...]]:
    for page in pages:
        finding = page.finding
        for name, estimate in finding.estimates.items():
            ends = (number_or_none(each.amount) for each in (estimate.value, estimate.low, estimate.high))
            made = (estimate.sample_size, estimate.value.unit, estimate.method, str(finding.grade))
            sure = (number_or_none(estimate.p_value), GRADE_MEANING[finding.grade])
            yield (short_name(finding.id), estimate_name(name), *ends, *made, *sure)


def _add_estimates(book: Workbook, estimates: list[tuple[object, ...]]) -> None:
    notes = ["How we know", "Every estimate with its 95 % interval, sample and method; numbers in full"]
    placed = add_sheet(book, "Estimates", notes, pd.DataFrame(estimates, columns=ESTIMATES, dtype=object))
    for i, estimate in enumerate(estimates, start=placed.top + 1):
        for column in NUMBERS:
            value = estimate[column - 1]
            if isinstance(value, float):
                placed.sheet.cell(i, column).number_format = unit_format(str(estimate[6]), value)
    placed.sheet.freeze_panes = placed.sheet.cell(placed.top + 1, 1)
