"""Fills, strokes and type of a chart as DrawingML, in the theme's own colours by role."""

from __future__ import annotations

from xml.sax.saxutils import escape

from presentation.slides.native_charts.look import Role, colour_xml

UNSEEN = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
EMU_PER_POINT = 12_700


def fill(role: Role) -> str:
    return f"<a:solidFill>{colour_xml(role)}</a:solidFill>"


def filled(role: Role, edge: Role | None = None) -> str:
    """A surface, with a thin edge where it must be told from its neighbour."""
    line = f'<a:ln w="9525">{fill(edge)}</a:ln>' if edge else "<a:ln><a:noFill/></a:ln>"
    return f"<c:spPr>{fill(role)}{line}</c:spPr>"


def stroke(role: Role, points: float, dash: str = "solid", cap: str = "rnd") -> str:
    """A line's properties; `dash` is a preset of DrawingML such as "sysDash"."""
    look = f'{fill(role)}<a:prstDash val="{dash}"/><a:round/>'
    return f'<c:spPr><a:noFill/><a:ln w="{round(points * EMU_PER_POINT)}" cap="{cap}">{look}</a:ln></c:spPr>'


def type_(role: Role, points: float, bold: bool = False, turn: str = 'rot="0" vert="horz"') -> str:
    """How the words of an axis or of labels are set. Unturned, so that nothing is read with the head on one side."""
    return (
        f"<c:txPr><a:bodyPr {turn}/><a:lstStyle/><a:p><a:pPr>"
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
