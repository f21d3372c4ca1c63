"""Fills, strokes and type of a chart as DrawingML, in the theme's own colours by role."""

from __future__ import annotations

from xml.sax.saxutils import escape

from lxml import etree
from pptx.dml.fill import FillFormat
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from presentation.slides.native_charts.look import Role, paint

UNSEEN = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
EMU_PER_POINT = 12_700


def fill(role: Role) -> str:
    properties = parse_xml(f"<c:spPr {nsdecls('c', 'a')}/>")
    format_ = FillFormat.from_fill_parent(properties)
    format_.solid()
    paint(format_.fore_color, role)
    return etree.tostring(properties[0], encoding="unicode")


def filled(role: Role, edge: Role | None = None) -> str:
    """A surface, with a thin edge where it must be told from its neighbour."""
    line = f'<a:ln w="9525">{fill(edge)}</a:ln>' if edge else "<a:ln><a:noFill/></a:ln>"
    return f"<c:spPr>{fill(role)}{line}</c:spPr>"


def stroke(role: Role, points: float, dash: str = "solid", cap: str = "rnd") -> str:
    """A line's properties; `dash` is a preset of DrawingML such as "sysDash"."""
    width = round(points * EMU_PER_POINT)
    return f'<c:spPr><a:noFill/><a:ln w="{width}" cap="{cap}">{fill(role)}<a:prstDash val="{dash}"/><a:round/></a:ln></c:spPr>'


def type_(role: Role, points: float, bold: bool = False) -> str:
    """How the words of an axis or of labels are set. Unturned, so that nothing is read with the head on one side."""
    return (
        '<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr sz="{round(points * 100)}" b="{int(bold)}">{fill(role)}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def rich(lines: tuple[str, ...] | list[str], role: Role, points: float, bold: bool = False, align: str = "ctr") -> str:
    """Words as they are, a paragraph a line: for what no number format says."""
    properties = f'sz="{round(points * 100)}" b="{int(bold)}"'
    paragraphs = "".join(
        f'<a:p><a:pPr algn="{align}"><a:defRPr {properties}>{fill(role)}</a:defRPr></a:pPr>'
        f'<a:r><a:rPr lang="en-GB" {properties}>{fill(role)}</a:rPr><a:t>{escape(line)}</a:t></a:r></a:p>'
        for line in lines
    )
    return f'<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>{paragraphs}</c:rich></c:tx>'
