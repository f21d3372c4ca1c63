"""How a deck begins: the title slide, the answer first, and a slide before each section."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.util import Pt

from presentation.briefing import Briefing
from presentation.slides.layouts import KICKER, box_of
from presentation.slides.native_charts.look import Role
from presentation.slides.placeholders import add_placeholder
from presentation.slides.room import Room
from presentation.slides.slide_maker import SlideMaker
from presentation.slides.text import Paragraph, Words, paragraph, paragraphs_xml, text_box
from presentation.source_line import short_day, short_edition

SIZES = (24.0, 22.0, 20.0, 18.0, 16.0, 14.0)  # of running text, from the largest that fits
SECTION_SIZES = SIZES[3:]
LABEL_SIZE = 14


def draw_title_slide(maker: SlideMaker) -> None:
    layout, briefing = maker.opened.layouts.title, maker.briefing
    new = maker.new_slide(layout, briefing.title)
    kicker, lines = new.facts.named.get(KICKER), about(briefing)
    if kicker is None:
        lines = (briefing.kicker, *lines)
    else:
        said = paragraphs_xml([paragraph(briefing.kicker, 16, Role.ACCENT, is_bold=True)])
        add_placeholder(new.slide, kicker, said)
    below = [each for each in new.facts.for_text if each is not kicker]
    paragraphs = [paragraph(line, 18, Role.QUIET) for line in lines]
    if below:
        add_placeholder(new.slide, below[0], paragraphs_xml(paragraphs))
    else:
        text_box(new.slide, new.room.rest(), "About", paragraphs)


def about(briefing: Briefing) -> tuple[str, ...]:
    """Whose, as of when, from which edition, for whom."""
    clock = f"as of {short_day(briefing.as_of)}" if briefing.as_of else "no dates in these exports"
    edition = f"edition {short_edition(briefing.edition_id)}"
    frozen = f"frozen as {briefing.frozen_as}" if briefing.frozen_as else ""
    lines = (
        " · ".join(filter(None, [briefing.company, clock, edition, frozen, briefing.filters])),
        f"For the {briefing.audience}" if briefing.audience else "",
    )
    return tuple(line for line in lines if line)


def draw_opening(maker: SlideMaker) -> None:
    """The answer is the title: who reads one slide has the point."""
    opening = dict(maker.briefing.opening)
    title = opening.pop("Answer", maker.briefing.title)
    new = maker.new_slide(maker.opened.layouts.text, title)
    new.room.top += Pt(10)
    size = size_that_fits(maker, list(opening.values()), new.room, around=Pt(LABEL_SIZE * 1.2 + 20))
    paragraphs = [
        each
        for position, (what, said) in enumerate(opening.items())
        for each in (
            Paragraph((Words(what, LABEL_SIZE, Role.ACCENT, is_bold=True),), 18 if position else 0),
            Paragraph((Words(said, size),), 2),
        )
    ]
    new.write_text(paragraphs)
    maker.finish(new)


def draw_section(maker: SlideMaker, name: str, lines: Sequence[str] = ()) -> None:
    """Its lines stand below its name where there is room for all of them."""
    new = maker.new_slide(maker.opened.layouts.section, name)
    for placeholder in new.facts.for_text[:1]:
        box = box_of(placeholder)
        room = Room(box.left, box.top, box.left + box.width, box.top + box.height)
        size = next((each for each in SECTION_SIZES if _fit(maker, lines, each, room, around=Pt(6))), None)
        if lines and size:
            said = [Paragraph((Words(line, size, Role.QUIET),), 6 if i else 0) for i, line in enumerate(lines)]
            add_placeholder(new.slide, placeholder, paragraphs_xml(said))
    maker.finish(new)


def size_that_fits(maker: SlideMaker, texts: Sequence[str], room: Room, around: int) -> float:
    """The largest size at which all texts fit one under the other, each with `around` EMU about it; else the last."""
    return next((size for size in SIZES if _fit(maker, texts, size, room, around)), SIZES[-1])


def _fit(maker: SlideMaker, texts: Sequence[str], size: float, room: Room, around: int) -> bool:
    return sum(maker.height_of(text, size, room.width) + around for text in texts) <= room.height
