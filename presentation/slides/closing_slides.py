"""How a deck ends: what could prove it wrong, and the decision asked for."""

from __future__ import annotations

from pptx.util import Pt

from presentation.briefing import AskInWords
from presentation.slides.native_charts.look import Role
from presentation.slides.opening_slides import size_that_fits
from presentation.slides.slide_maker import SlideMaker
from presentation.slides.text import Paragraph, Words, paragraph, text_box
from presentation.slides.text_table import TextTable, draw_text_table

WRONG = "What could prove us wrong"
ASKED = "The decision we ask for"
ASK_SIZE = 20


def draw_doubts(maker: SlideMaker) -> None:
    doubts = list(maker.briefing.doubts)
    new = maker.new_slide(maker.opened.layouts.text, WRONG)
    new.room.top += Pt(10)
    size = size_that_fits(maker, doubts, new.room, around=Pt(14))
    points = [Paragraph((Words(each, size),), 14 if i else 0, has_bullet=True) for i, each in enumerate(doubts)]
    new.write_text(points)
    maker.finish(new)


def draw_ask(maker: SlideMaker, ask: AskInWords) -> None:
    new = maker.new_slide(maker.opened.layouts.bare, ask.decision)
    line = new.room.from_top(Pt(22), Pt(16))
    text_box(new.slide, line, "What this is", [paragraph(ASKED, 16, Role.ACCENT, is_bold=True)])
    terms = (("Owner", ask.owner), ("Cost", ask.cost), ("By", ask.by), ("We shall know by", ask.measure))
    table = TextTable(("", ""), terms, (0.22, 0.78), ASK_SIZE, has_row_names=True)
    alt = f"{ASKED}: " + "; ".join(f"{what}: {said}" for what, said in terms)
    draw_text_table(new.slide, table, maker, new.room.rest(), alt)
    maker.finish(new)
