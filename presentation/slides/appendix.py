"""The back of a deck: by which methods, how sure each number is, what to mind, and what cannot be said yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pptx.util import Pt

from analysis.estimates import Estimate
from presentation.briefing import BriefingPage
from presentation.methods import page_named
from presentation.nouns import with_noun
from presentation.slides.notes import estimates_of_claim
from presentation.slides.opening_slides import draw_section
from presentation.slides.slide_maker import SlideMaker
from presentation.slides.text_table import TextTable, cut, draw_text_table
from presentation.tables import estimate_name
from presentation.wording import say_estimate, say_plain

Numbered = Mapping[int, BriefingPage]  # by the number of its slide
APPENDIX, NOT_YET = "Appendix", "What we cannot say yet, and who holds the answer"
SIZES = (16.0, 14.0, 13.0, 12.0)


def draw_appendix(maker: SlideMaker, pages: Numbered) -> None:
    tables = [(title, table) for title, table in _tables(maker, pages) if table.rows]
    if not tables:
        return
    draw_section(maker, APPENDIX, [title for title, _ in tables])
    for title, table in tables:
        _draw(maker, title, table)


def draw_gaps(maker: SlideMaker) -> None:
    _draw(maker, NOT_YET, _gaps(maker))


def _tables(maker: SlideMaker, pages: Numbered) -> Iterator[tuple[str, TextTable]]:
    methods = TextTable(("Method", "What it answers", "Slides"), _methods(pages), (0.24, 0.63, 0.13))
    heads = ("Slide", "Number", "Value", "95\u00a0% interval", "n")
    numbers = TextTable(heads, _numbers(pages), (0.09, 0.36, 0.21, 0.23, 0.11))
    yield "How we know: the methods", methods
    yield "How sure each number is", numbers
    yield "What to mind", TextTable(("Slide", "What to mind"), _caveats(pages), (0.09, 0.91))
    if pages:  # without findings they have been told already
        yield NOT_YET, _gaps(maker)


def _gaps(maker: SlideMaker) -> TextTable:
    gaps = tuple((each.question, each.needs, each.held_by) for each in maker.briefing.gaps)
    return TextTable(("Question", "Needs", "Usually held by"), gaps, (0.44, 0.36, 0.2))


def _draw(maker: SlideMaker, title: str, table: TextTable) -> None:
    """One slide, and more where the rows go on; the title says which of how many."""
    layout, drawn = maker.opened.layouts.bare, 0
    table = _in_fewest(maker, table)
    rest = [table]
    while rest:
        new = maker.new_slide(layout, title if not drawn else f"{title} (continued)")
        new.room.top += Pt(6)
        piece = next(cut(rest[0], maker, new.room.width, new.room.height))
        draw_text_table(new.slide, piece, maker, new.room.rest(), _said_of(title, piece))
        maker.finish(new)
        left = rest[0].rows[len(piece.rows) :]
        rest = [replace(table, rows=left)] if left else []
        drawn += 1


def _in_fewest(maker: SlideMaker, table: TextTable) -> TextTable:
    """In the largest size that takes no more slides than the smallest would."""
    content = maker.opened.layouts.content
    by_size = [replace(table, size=size) for size in SIZES]
    return min(by_size, key=lambda each: len(list(cut(each, maker, content.width, content.height))))


def _said_of(title: str, table: TextTable) -> str:
    rows = with_noun(str(len(table.rows)), len(table.rows), "rows")
    return f"{title}: a table of {rows} with the columns {', '.join(table.headings)}."


def _methods(pages: Numbered) -> tuple[tuple[str, ...], ...]:
    used: dict[str, list[int]] = {}
    for number, page in pages.items():
        used.setdefault(page.finding.method, []).append(number)
    found = [(method, slides) for name, slides in used.items() if (method := page_named(name)) is not None]
    return tuple((method.title, method.answers, ", ".join(map(str, slides))) for method, slides in found)


def _numbers(pages: Numbered) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (str(number), estimate_name(name), say_estimate(each), _interval(each), f"{each.sample_size:,}")
        for number, page in pages.items()
        for name, each in estimates_of_claim(page).items()
    )


def _interval(estimate: Estimate) -> str:
    return say_estimate(estimate, "range") if estimate.low != estimate.high else "counted in full"


def _caveats(pages: Numbered) -> tuple[tuple[str, ...], ...]:
    return tuple((str(number), say_plain(each)) for number, page in pages.items() for each in page.finding.caveats)
