"""The foot of a slide: what it belongs to, and its number as a field, so that whoever moves it sees it change."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Inches, Pt

from presentation.slides.native_charts.look import SMALLEST, Box, Role, colour_xml
from presentation.slides.placeholders import add_placeholder
from presentation.slides.printable import printable
from presentation.slides.text import LANGUAGE, text_box

FOOT_SIZE = 12
FIELD = "{6A5C0F2E-41B7-4C36-9F0B-1D2E3F4A5B6C}"


def add_footer(slide: Any, placeholder: Any, text: str) -> None:
    # The family is said, since LibreOffice takes a footer's from nowhere.
    properties = f'<a:rPr lang="{LANGUAGE}" sz="{FOOT_SIZE * 100}"><a:latin typeface="+mn-lt"/></a:rPr>'
    add_placeholder(slide, placeholder, f"<a:p><a:r>{properties}<a:t>{escape(printable(text))}</a:t></a:r></a:p>")


def add_number(slide: Any, placeholder: Any, number: int) -> None:
    field = _field(number, f'<a:rPr lang="{LANGUAGE}"/>')
    add_placeholder(slide, placeholder, f"<a:p>{field}</a:p>")


def add_number_box(slide: Any, presentation: Any, number: int) -> None:
    """At the lower right, on a template that keeps no place for it."""
    width, height = Emu(Inches(0.8)), Emu(Pt(16))
    left, top = presentation.slide_width - width - Inches(0.3), presentation.slide_height - height - Inches(0.12)
    shape = text_box(slide, Box(Emu(left), Emu(top), width, height), "Slide number", ())
    size = round(SMALLEST.pt * 100)
    colour = f'<a:rPr lang="{LANGUAGE}" sz="{size}"><a:solidFill>{colour_xml(Role.QUIET)}</a:solidFill></a:rPr>'
    words = parse_xml(f'<a:p {nsdecls("a")}><a:pPr algn="r"/>{_field(number, colour)}</a:p>')
    shape.txBody.replace(shape.txBody.p_lst[0], words)


def _field(number: int, properties: str) -> str:
    return f'<a:fld id="{FIELD}" type="slidenum">{properties}<a:t>{number}</a:t></a:fld>'
