"""One finding on one slide: what is claimed, what is shown, the chart, whose terms, the source with its grade."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from pptx.oxml.ns import qn
from pptx.util import Pt

from analysis.findings import Quotation
from presentation.alternative_text import alternative_text
from presentation.briefing import BriefingPage
from presentation.quotations import said_where
from presentation.slides.layouts import SOURCE, SUBTITLE
from presentation.slides.native_charts import DRAWERS, add_chart
from presentation.slides.native_charts.look import Box, Look, Role
from presentation.slides.notes import speaker_notes, write_notes
from presentation.slides.printable import printable
from presentation.slides.slide_maker import NewSlide, SlideMaker
from presentation.slides.text import Paragraph, Words, paragraph, text_box
from presentation.source_line import full_source_line

SUBTITLE_SIZE, TERMS_SIZE, ABOUT_SIZE, SOURCE_SIZE = 16, 16, 12, 12
QUOTATION_SIZES = (18, 16, 14)
GAP = Pt(8)
BESIDE = 0.32  # of the width: what customers wrote, beside the chart
LEAST_BESIDE = Pt(190)

Domain = tuple[float, float]
Put = Callable[[], object]


def draw_finding(maker: SlideMaker, page: BriefingPage, domain: Domain | None = None) -> None:
    """What stands below or beside the chart takes its room first and is written after it: so it is read."""
    new = maker.new_slide(maker.opened.layouts.finding, page.title)
    _put_subtitle(maker, new, page)
    after_chart = [_source(maker, new, page)]
    if page.in_their_terms:
        after_chart.insert(0, _in_their_terms(maker, new, page))
    has_chart = len(page.finding.evidence.rows) > 0
    if page.finding.quotations:
        after_chart.insert(0, _quotations(maker, new, page.finding.quotations, is_beside=has_chart))
    if has_chart:
        _put_chart(new.slide, new.room.rest(), page, domain)
    for put in after_chart:
        put()
    maker.finish(new)
    write_notes(new.slide, speaker_notes(page))


def _put_subtitle(maker: SlideMaker, new: NewSlide, page: BriefingPage) -> None:
    purpose = f"For {page.purpose} · " if page.purpose else ""
    height = maker.height_of(purpose + page.finding.subtitle, SUBTITLE_SIZE, new.room.width)
    subtitle = Words(page.finding.subtitle, SUBTITLE_SIZE, Role.QUIET)
    words = (Words(purpose, SUBTITLE_SIZE, Role.ACCENT, is_bold=True), subtitle) if purpose else (subtitle,)
    new.write_named(SUBTITLE, new.room.from_top(height, GAP), [Paragraph(words)])


def _source(maker: SlideMaker, new: NewSlide, page: BriefingPage) -> Put:
    frozen = f" · frozen as {maker.briefing.frozen_as}" if maker.briefing.frozen_as else ""
    grade, source = page.finding.grade.capitalize(), f" · {full_source_line(page.finding, page.story)}{frozen}"
    height = maker.height_of(grade + source, SOURCE_SIZE, new.room.width, is_bold=True)
    words = (Words(grade, SOURCE_SIZE, Role.ACCENT, is_bold=True), Words(source, SOURCE_SIZE, Role.QUIET))
    return partial(new.write_named, SOURCE, new.room.from_bottom(height, GAP), [Paragraph(words)], anchor="b")


def _in_their_terms(maker: SlideMaker, new: NewSlide, page: BriefingPage) -> Put:
    height = maker.height_of(page.in_their_terms, TERMS_SIZE, new.room.width, is_bold=True)
    said = [paragraph(page.in_their_terms, TERMS_SIZE, is_bold=True)]
    return partial(text_box, new.slide, new.room.from_bottom(height, GAP), "In their terms", said)


def _put_chart(slide: Any, box: Box, page: BriefingPage, domain: Domain | None) -> None:
    evidence = page.finding.evidence
    if evidence.chart.kind not in DRAWERS:
        return
    tree = slide.shapes._spTree
    before = len(tree)
    alt = printable(alternative_text(page.finding))
    add_chart(slide, evidence, Look(alt, domain), box)
    for frame in tree[before:]:
        if frame.tag == qn("p:graphicFrame") and frame.chart_rId and not frame.nvGraphicFramePr.cNvPr.get("descr"):
            frame.nvGraphicFramePr.cNvPr.set("descr", alt)


def _quotations(maker: SlideMaker, new: NewSlide, quotations: tuple[Quotation, ...], is_beside: bool) -> Put:
    """As many as there is room for; all of them stand in the notes."""
    width = max(round(new.room.width * BESIDE), LEAST_BESIDE) if is_beside else new.room.width
    box = new.room.from_right(width, Pt(24)) if is_beside else new.room.rest()
    size = next((each for each in QUOTATION_SIZES if _height(maker, quotations, each, width) <= box.height), 14)
    paragraphs, free = list[Paragraph](), int(box.height)
    for each in quotations:
        free -= _height(maker, (each,), size, width)
        if free < 0:
            break
        paragraphs.append(Paragraph((Words(f"“{each.text}”", size, language=each.language),), 14 if paragraphs else 0))
        paragraphs.append(paragraph(said_where(each), ABOUT_SIZE, Role.QUIET))
    return partial(text_box, new.slide, box, "In customers' words", paragraphs)


def _height(maker: SlideMaker, quotations: tuple[Quotation, ...], size: float, width: int) -> int:
    """One under the other, with room between."""
    return sum(
        maker.height_of(f"“{each.text}”", size, width) + maker.height_of(said_where(each), ABOUT_SIZE, width) + Pt(16)
        for each in quotations
    )
