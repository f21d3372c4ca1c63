"""Words on a slide: into its placeholder where the layout has one, into a text box otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from presentation.slides.native_charts.look import Box, Role, paint
from presentation.slides.printable import printable


@dataclass(frozen=True)
class Words:
    """A run of words that are set alike."""

    text: str
    size: float
    role: Role = Role.INK
    is_bold: bool = False
    language: str = ""


@dataclass(frozen=True)
class Paragraph:
    words: tuple[Words, ...]
    space_before: float = 0  # points
    has_bullet: bool = False


def place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box.left, box.top, box.width, box.height


def text_box(slide: Any, box: Box, name: str, anchor: MSO_ANCHOR = MSO_ANCHOR.TOP) -> Any:
    shape = slide.shapes.add_textbox(box.left, box.top, box.width, box.height)
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return shape


def write(shape: Any, paragraphs: Sequence[Paragraph]) -> None:
    """Fills the shape's text; what stood there goes."""
    frame = shape.text_frame
    frame.clear()
    for position, paragraph in enumerate(paragraphs):
        target = frame.paragraphs[0] if position == 0 else frame.add_paragraph()
        if paragraph.space_before:
            target.space_before = Pt(paragraph.space_before)
        if not paragraph.has_bullet:
            _without_bullet(target)
        for words in paragraph.words:
            _add_run(target, words)


def write_title(shape: Any, text: str, size: float) -> None:
    """Keeps the template's own font and colour."""
    shape.text_frame.text = printable(text)
    for run in shape.text_frame.paragraphs[0].runs:
        run.font.size = Pt(size)


def _add_run(paragraph: Any, words: Words) -> None:
    run = paragraph.add_run()
    run.text = printable(words.text)
    run.font.size = Pt(words.size)
    run.font.bold = words.is_bold
    paint(run.font.color, words.role)
    if words.language:
        run._r.get_or_add_rPr().set("lang", words.language)


def _without_bullet(paragraph: Any) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))
