"""One finding on one slide: what is claimed, what is shown, the chart, whose terms, the source with its grade."""

from __future__ import annotations

from typing import Any

from pptx.util import Emu, Pt

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


def draw_finding(maker: SlideMaker, page: BriefingPage, domain: Domain | None = None) -> None:
    new = maker.new_slide(maker.opened.layouts.finding, page.title)
    _put_subtitle(maker, new, page)
    _put_source(maker, new, page)
    if page.in_their_terms:
        height = maker.height_of(page.in_their_terms, TERMS_SIZE, new.room.width, is_bold=True)
        said = [paragraph(page.in_their_terms, TERMS_SIZE, is_bold=True)]
        text_box(new.slide, new.room.from_bottom(height, GAP), "In their terms", said)
    has_chart = len(page.finding.evidence.rows) > 0
    if page.finding.quotations:
        _put_quotations(maker, new, page.finding.quotations, is_beside=has_chart)
    if has_chart:
        _put_chart(new.slide, new.room.rest(), page, domain)
    new.without_unused()
    write_notes(new.slide, speaker_notes(page))


def _put_subtitle(maker: SlideMaker, new: NewSlide, page: BriefingPage) -> None:
    purpose = f"For {page.purpose} · " if page.purpose else ""
    height = maker.height_of(purpose + page.finding.subtitle, SUBTITLE_SIZE, new.room.width)
    subtitle = Words(page.finding.subtitle, SUBTITLE_SIZE, Role.QUIET)
    words = (Words(purpose, SUBTITLE_SIZE, Role.ACCENT, is_bold=True), subtitle) if purpose else (subtitle,)
    new.write_named(SUBTITLE, new.room.from_top(height, GAP), [Paragraph(words)])


def _put_source(maker: SlideMaker, new: NewSlide, page: BriefingPage) -> None:
    frozen = f" · frozen as {maker.briefing.frozen_as}" if maker.briefing.frozen_as else ""
    grade, source = page.finding.grade.capitalize(), f" · {full_source_line(page.finding, page.story)}{frozen}"
    height = maker.height_of(grade + source, SOURCE_SIZE, new.room.width, is_bold=True)
    words = (Words(grade, SOURCE_SIZE, Role.ACCENT, is_bold=True), Words(source, SOURCE_SIZE, Role.QUIET))
    new.write_named(SOURCE, new.room.from_bottom(height, GAP), [Paragraph(words)], anchor="b")


def _put_chart(slide: Any, box: Box, page: BriefingPage, domain: Domain | None) -> None:
    evidence = page.finding.evidence
    if evidence.chart.kind not in DRAWERS:
        return
    before = {id(each._element) for each in slide.shapes}
    alt = printable(alternative_text(page.finding))
    add_chart(slide, evidence, Look(alt, domain), box)
    for shape in slide.shapes:
        name = shape._element._nvXxPr.cNvPr
        if id(shape._element) not in before and shape.has_chart and not name.get("descr"):
            name.set("descr", alt)


def _put_quotations(maker: SlideMaker, new: NewSlide, quotations: tuple[Quotation, ...], is_beside: bool) -> None:
    """As many as there is room for; all of them stand in the notes."""
    room = new.room
    width = max(round(room.width * BESIDE), LEAST_BESIDE) if is_beside else room.width
    box = room.from_right(width, Pt(24)) if is_beside else room.rest()
    size = next((each for each in QUOTATION_SIZES if _height(maker, quotations, each, width) <= box.height), 14)
    paragraphs, free = list[Paragraph](), int(box.height)
    for each in quotations:
        free -= _height(maker, (each,), size, width)
        if free < 0:
            break
        paragraphs.append(Paragraph((Words(f"“{each.text}”", size, language=each.language),), 14 if paragraphs else 0))
        paragraphs.append(paragraph(said_where(each), ABOUT_SIZE, Role.QUIET))
    if paragraphs:
        text_box(new.slide, Box(box.left, box.top, Emu(width), box.height), "In customers' words", paragraphs)


def _height(maker: SlideMaker, quotations: tuple[Quotation, ...], size: float, width: int) -> int:
    """One under the other, with room between."""
    return sum(
        maker.height_of(f"“{each.text}”", size, width) + maker.height_of(said_where(each), ABOUT_SIZE, width) + Pt(16)
        for each in quotations
    )
