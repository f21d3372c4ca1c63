"""What this workbook is: the argument, its edition, as-of date, filters and sample sizes, the doubts and the ask."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from openpyxl import Workbook

from presentation.briefing import Briefing
from presentation.source_line import sample_in_words, short_day
from presentation.workbook.sheets import add_sheet, letters, wrap_text

WIDTHS = (26, 110)


def add_about(book: Workbook, briefing: Briefing) -> None:
    rows = pd.DataFrame(list(_told(briefing)), columns=["what", "says"])
    placed = add_sheet(book, "About", [briefing.title, briefing.kicker], rows)
    wrap_text(placed, WIDTHS)
    for (what,) in placed.sheet.iter_rows(min_row=placed.top + 1, max_col=1):
        what.font = letters(is_bold=True)


def _told(briefing: Briefing) -> Iterator[tuple[str, str]]:
    yield "Company", briefing.company
    yield "As of", short_day(briefing.as_of) if briefing.as_of else "no dates in these exports"
    named = f", frozen as {briefing.frozen_as}" if briefing.frozen_as else ""
    yield "Edition", f"{briefing.edition_id}{named}"
    yield "Looked at", briefing.filters or "everybody"
    if briefing.audience:
        yield "For", briefing.audience
    yield from briefing.opening
    for number, page in enumerate(briefing.pages, start=1):
        purpose = f" (for {page.purpose})" if page.purpose else ""
        yield f"Finding {number}", f"{page.title}{purpose} [{sample_in_words(page.finding.basis)}]"
    for doubt in briefing.doubts:
        yield "What could prove us wrong", doubt
    for gap in briefing.gaps:
        yield "What we cannot say yet", f"{gap.question} Needs {gap.needs}. Usually held by {gap.held_by}."
    if briefing.ask:
        yield "The decision we ask for", briefing.ask.decision
        yield "Owner", briefing.ask.owner
        yield "Cost", briefing.ask.cost
        yield "By", briefing.ask.by
        yield "We shall know by", briefing.ask.measure
