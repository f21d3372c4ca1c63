"""Words on a slide, written as DrawingML in one go: python-pptx's own way takes a tree walk for each property."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from presentation.slides.native_charts.look import Box, Role, colour_xml
from presentation.slides.printable import printable

LANGUAGE = "en-GB"
# What was measured fits; in a wider font that stands in for a missing one, words shrink rather than run over.
SHRINKS = "<a:normAutofit/>"
FROM_THE_RIGHT = ("ar", "fa", "he", "ur", "yi")  # languages written so


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


def paragraph(text: str, size: float, role: Role = Role.INK, is_bold: bool = False) -> Paragraph:
    return Paragraph((Words(text, size, role, is_bold),))


def text_box(slide: Any, box: Box, name: str, paragraphs: Sequence[Paragraph], anchor: str = "t") -> Any:
    """`anchor` is t, ctr or b."""
    tree = slide.shapes._spTree
    shape = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{next_id(tree)}" name={quoteattr(name)}/>'
        f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{box.left}" y="{box.top}"/>'
        f'<a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" '
        f'anchor="{anchor}">{SHRINKS}</a:bodyPr><a:lstStyle/>{paragraphs_xml(paragraphs)}</p:txBody></p:sp>'
    )
    tree.append(shape)
    return shape


def title_xml(text: str, size: float, role: Role | None = None) -> str:
    """Keeps the template's own font, and its colour where no role is given."""
    colour = f"<a:solidFill>{colour_xml(role)}</a:solidFill>" if role else ""
    properties = f'<a:rPr lang="{LANGUAGE}" sz="{round(size * 100)}">{colour}</a:rPr>'
    return f"<a:p><a:r>{properties}<a:t>{escape(printable(text))}</a:t></a:r></a:p>"


def next_id(tree: Any) -> int:
    """A number that no shape of the slide has."""
    return max((int(each) for each in tree.xpath("./*/*[1]/p:cNvPr/@id")), default=1) + 1


def paragraphs_xml(paragraphs: Sequence[Paragraph]) -> str:
    return "".join(map(_paragraph_xml, paragraphs)) or "<a:p/>"


def _paragraph_xml(paragraph: Paragraph) -> str:
    space = f'<a:spcBef><a:spcPts val="{round(paragraph.space_before * 100)}"/></a:spcBef>'
    inner = (space if paragraph.space_before else "") + ("" if paragraph.has_bullet else "<a:buNone/>")
    place = "" if paragraph.has_bullet else ' marL="0" indent="0"'
    turned = ' algn="r" rtl="1"' if any(each.language in FROM_THE_RIGHT for each in paragraph.words) else ""
    return f"<a:p><a:pPr{place}{turned}>{inner}</a:pPr>{''.join(map(_run_xml, paragraph.words))}</a:p>"


def _run_xml(words: Words) -> str:
    return (
        f'<a:r><a:rPr lang={quoteattr(words.language or LANGUAGE)} sz="{round(words.size * 100)}" '
        f'b="{int(words.is_bold)}"><a:solidFill>{colour_xml(words.role)}</a:solidFill></a:rPr>'
        f"<a:t>{escape(printable(words.text))}</a:t></a:r>"
    )
