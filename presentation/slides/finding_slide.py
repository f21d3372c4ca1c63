"""One finding on one slide: what is claimed, what is shown, the chart, whose terms, the source with its grade."""

from __future__ import annotations

from typing import Any

from pptx.enum.text import MSO_ANCHOR
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
from presentation.slides.room import Room
from presentation.slides.slide_maker import SlideMaker, small, without_unused
from presentation.slides.text import Paragraph, Words, text_box, write
from presentation.source_line import full_source_line

SUBTITLE_SIZE, TERMS_SIZE, ABOUT_SIZE, SOURCE_SIZE = 16, 16, 12, 12
QUOTATION_SIZES = (18, 16, 14)
GAP = Pt(8)
BESIDE = 0.32  # of the width: what customers wrote, beside the chart
LEAST_BESIDE = Pt(190)

Domain = tuple[float, float]


def draw_finding(maker: SlideMaker, page: BriefingPage, domain: Domain | None = None) -> None:
    layout = maker.opened.layouts.finding
    slide, room = maker.new_slide(layout, page.title)
    _put_subtitle(maker, slide, room, page)
    _put_source(maker, slide, room, page)
    if page.in_their_terms:
        height = maker.height_of(page.in_their_terms, TERMS_SIZE, room.width, is_bold=True)
        box = text_box(slide, room.from_bottom(height, GAP), "In their terms")
        write(box, [Paragraph((Words(page.in_their_terms, TERMS_SIZE, is_bold=True),))])
    has_chart = len(page.finding.evidence.rows) > 0
    if page.finding.quotations:
        _put_quotations(maker, slide, room, page.finding.quotations, is_beside=has_chart)
    if has_chart:
        _put_chart(slide, room.rest(), page, domain)
    without_unused(slide)
    write_notes(slide, speaker_notes(page))


def _put_subtitle(maker: SlideMaker, slide: Any, room: Room, page: BriefingPage) -> None:
    purpose = f"For {page.purpose} · " if page.purpose else ""
    height = maker.height_of(purpose + page.finding.subtitle, SUBTITLE_SIZE, room.width)
    words = (
        Words(purpose, SUBTITLE_SIZE, Role.ACCENT, is_bold=True),
        Words(page.finding.subtitle, SUBTITLE_SIZE, Role.QUIET),
    )
    box = room.from_top(height, GAP)
    maker.put(slide, maker.opened.layouts.finding, SUBTITLE, box, words if purpose else words[1:])


def _put_source(maker: SlideMaker, slide: Any, room: Room, page: BriefingPage) -> None:
    grade, source = page.finding.grade.capitalize(), full_source_line(page.finding, page.story)
    frozen = f" · frozen as {maker.briefing.frozen_as}" if maker.briefing.frozen_as else ""
    height = maker.height_of(f"{grade} · {source}{frozen}", SOURCE_SIZE, room.width, is_bold=True)
    words = (small(grade, Role.ACCENT, is_bold=True), small(f" · {source}{frozen}"))
    shape = maker.shape_named(
        slide, maker.opened.layouts.finding, SOURCE, room.from_bottom(height, GAP), MSO_ANCHOR.BOTTOM
    )
    write(shape, [Paragraph(words)])


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


def _put_quotations(
    maker: SlideMaker, slide: Any, room: Room, quotations: tuple[Quotation, ...], is_beside: bool
) -> None:
    """As many as there is room for; all of them stand in the notes."""
    width = max(round(room.width * BESIDE), LEAST_BESIDE) if is_beside else room.width
    box = room.from_right(width, Pt(24)) if is_beside else room.rest()
    size = next((each for each in QUOTATION_SIZES if _height(maker, quotations, each, width) <= box.height), 14)
    paragraphs, free = list[Paragraph](), int(box.height)
    for each in quotations:
        free -= _height(maker, (each,), size, width)
        if free < 0:
            break
        paragraphs.append(Paragraph((Words(f"“{each.text}”", size, language=each.language),), 14 if paragraphs else 0))
        paragraphs.append(Paragraph((Words(said_where(each), ABOUT_SIZE, Role.QUIET),), 2))
    if paragraphs:
        write(text_box(slide, Box(box.left, box.top, Emu(width), box.height), "In customers' words"), paragraphs)


def _height(maker: SlideMaker, quotations: tuple[Quotation, ...], size: float, width: int) -> int:
    """One under the other, with room between."""
    return sum(
        maker.height_of(f"“{each.text}”", size, width) + maker.height_of(said_where(each), ABOUT_SIZE, width) + Pt(16)
        for each in quotations
    )
