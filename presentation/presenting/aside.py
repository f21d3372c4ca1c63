"""What stands beside a finding's slide: the presenter's notes, the questions a board asks, and the rows themselves."""

from __future__ import annotations

from html import escape

from analysis.findings import Finding, Objection
from presentation.briefing import BriefingPage
from presentation.markup import as_html
from presentation.methods import page_named
from presentation.methods_page import plain
from presentation.objections import answers_as_html
from presentation.rows_in_words import rows_in_words
from presentation.source_line import GRADE_MEANING, source_line
from presentation.tables import estimates_table, html_table
from presentation.wording import say, say_plain

# Heights of what lies over a slide, in lines of its type, which is read from afar: see .over in assets/present.css.
LINES_OF_A_PAGE = 21.0
QUESTION_LINES = 1.7  # with the air above it
LETTERS_OF_A_LINE = 105
MOST_ROWS = 60  # more is no help on a screen: the data can be downloaded


def answer_pages(objections: tuple[Objection, ...]) -> tuple[str, ...]:
    """As many questions a page as a screen holds, in the order in which they are prepared."""
    pages: list[list[Objection]] = []
    room = 0.0
    for each in objections:
        needed = QUESTION_LINES + -(-len(say_plain(each.answer)) // LETTERS_OF_A_LINE)
        if needed > room or not pages:
            pages.append([])
            room = LINES_OF_A_PAGE
        pages[-1].append(each)
        room -= needed
    return tuple(answers_as_html(tuple(each)) for each in pages)


def notes_as_html(page: BriefingPage) -> str:
    """How we know, then what will be asked."""
    finding = page.finding
    method = page_named(finding.method)
    told = [
        f"<h2>How we know</h2><p><strong>{finding.grade.capitalize()}</strong>: {GRADE_MEANING[finding.grade]}.</p>",
        f"<p>{escape(source_line(finding, page.story))}</p>",
        f"<p>{escape(method.title)}: {as_html(plain(method.answers))}</p>" if method else "",
        "".join(f"<p>{as_html(say(each))}</p>" for each in finding.caveats),
        f"<h2>What will be asked</h2>{answers_as_html(page.objections)}" if page.objections else "",
        f"<h2>Estimates</h2>{estimates_table(finding.estimates)}" if finding.estimates else "",
    ]
    return "".join(told)


def data_as_html(finding: Finding) -> str:
    """ "" where there are no rows."""
    table = rows_in_words(finding.evidence)
    if not table.rows:
        return ""
    left_out = len(table.rows) - MOST_ROWS
    note = f'<p class="quiet">The first {MOST_ROWS} of {len(table.rows)} rows.</p>' if left_out > 0 else ""
    return html_table(table.headings, table.rows[:MOST_ROWS], table.numbers) + note
