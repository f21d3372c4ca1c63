"""How a deck ends: what could prove it wrong, and the decision asked for."""

from __future__ import annotations

from pptx.util import Pt

from presentation.briefing import AskInWords
from presentation.slides.native_charts.look import Role
from presentation.slides.opening_slides import size_that_fits
from presentation.slides.slide_maker import SlideMaker, without_unused
from presentation.slides.text import Paragraph, Words, text_box, write
from presentation.slides.text_table import TextTable, draw_text_table

WRONG = "What could prove us wrong"
ASKED = "The decision we ask for"
ASK_SIZE = 20


def draw_doubts(maker: SlideMaker) -> None:
    doubts = list(maker.briefing.doubts)
    layout = maker.opened.layouts.text
    slide, room = maker.new_slide(layout, WRONG)
    room.top += Pt(10)
    size = size_that_fits(maker, doubts, room, around=Pt(14))
    points = [Paragraph((Words(each, size),), 14 if i else 0, has_bullet=True) for i, each in enumerate(doubts)]
    write(maker.text_shape(slide, layout, room.rest()), points)
    without_unused(slide)


def draw_ask(maker: SlideMaker, ask: AskInWords) -> None:
    slide, room = maker.new_slide(maker.opened.layouts.bare, ask.decision)
    line = text_box(slide, room.from_top(Pt(22), Pt(16)), "What this is")
    write(line, [Paragraph((Words(ASKED, 16, Role.ACCENT, is_bold=True),))])
    terms = (("Owner", ask.owner), ("Cost", ask.cost), ("By", ask.by), ("We shall know by", ask.measure))
    table = TextTable(("", ""), terms, (0.22, 0.78), ASK_SIZE, has_row_names=True)
    alt = f"{ASKED}: " + "; ".join(f"{what}: {said}" for what, said in terms)
    draw_text_table(slide, table, maker, room.rest(), alt)
    without_unused(slide)
