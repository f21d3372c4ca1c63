"""Words and lines beside and over a chart, as shapes of the slide: where a chart has no place for them."""

from __future__ import annotations

from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from presentation.slides.native_charts.look import Box, Role, paint

ALIGN = {"l": PP_ALIGN.LEFT, "r": PP_ALIGN.RIGHT, "ctr": PP_ALIGN.CENTER}
ANCHOR = {"t": MSO_ANCHOR.TOP, "ctr": MSO_ANCHOR.MIDDLE, "b": MSO_ANCHOR.BOTTOM}
Run = tuple[str, Role, bool]  # words, their colour, whether bold


def add_words(
    shapes: Any, box: Box, words: str | list[Run], role: Role, points: float, align: str = "l", anchor: str = "ctr"
) -> None:
    """A text box without margins; `words` may be runs in colours of their own, or lines."""
    shape = shapes.add_textbox(box.left, box.top, box.width, box.height)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.vertical_anchor = True, ANCHOR[anchor]
    lines = [[(line, role, False)] for line in words.split("\n")] if isinstance(words, str) else [words]
    for i, line in enumerate(lines):
        paragraph = frame.add_paragraph() if i else frame.paragraphs[0]
        paragraph.alignment = ALIGN[align]
        for text, colour, bold in line:
            run = paragraph.add_run()
            run.text = text
            run.font.size, run.font.bold = Pt(points), bold
            paint(run.font.color, colour)


def add_line(shapes: Any, x: int, top: int, bottom: int, role: Role, alt: str) -> None:
    """A thin dashed line from top to bottom; `alt` says what it marks to somebody who does not see it."""
    line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, x, top, x, bottom)
    line.name = f"Reference line {line.shape_id}"
    line._element.nvCxnSpPr.cNvPr.set("descr", alt)
    line.line.width, line.line.dash_style = Pt(1.25), MSO_LINE.SQUARE_DOT
    paint(line.line.color, role)
