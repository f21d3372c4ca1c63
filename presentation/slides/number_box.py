"""The slide's number, at the lower right, on templates that keep no place for it."""

from __future__ import annotations

from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Inches, Pt

from presentation.slides.native_charts.look import SMALLEST, Box, Role, paint
from presentation.slides.text import text_box

FIELD = "{6A5C0F2E-41B7-4C36-9F0B-1D2E3F4A5B6C}"


def add_number_box(slide: Any, presentation: Any) -> Any:
    """A field: whoever moves the slide sees its number change."""
    width, height = Emu(Inches(0.8)), Emu(Pt(16))
    left, top = presentation.slide_width - width - Inches(0.3), presentation.slide_height - height - Inches(0.12)
    shape = text_box(slide, Box(Emu(left), Emu(top), width, height), "Slide number")
    paragraph = shape.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    run = paragraph.add_run()
    run.font.size = SMALLEST
    paint(run.font.color, Role.QUIET)
    field = parse_xml(f'<a:fld {nsdecls("a")} id="{FIELD}" type="slidenum"><a:t>‹#›</a:t></a:fld>')
    field.insert(0, run._r.rPr)
    run._r.getparent().replace(run._r, field)
    return shape
