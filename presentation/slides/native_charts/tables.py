"""Real tables: cells that can be selected, a heading that screen readers name, no lines but those asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu

from presentation.slides.native_charts.look import Box, Role
from presentation.slides.native_charts.paint_xml import fill
from presentation.slides.native_charts.row_places import EMU_PER_POINT

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No style, no grid" of every PowerPoint
COLOUR_ENDS = "</a:schemeClr>"
EDGES = ("lnL", "lnR", "lnT", "lnB")


@dataclass(frozen=True)
class Cell:
    """A cell's words and its ground: `strength` is how much of the accent shows, 0 for none."""

    text: str
    role: Role
    size: float
    bold: bool = False
    align: str = "l"
    strength: float = 0.0


def part_of(box: Box, left: float, top: float, width: float, height: float) -> Box:
    """A box within the box, in points."""
    at = (box.left + left * EMU_PER_POINT, box.top + top * EMU_PER_POINT)
    return Box(*(Emu(int(each)) for each in (*at, width * EMU_PER_POINT, height * EMU_PER_POINT)))


def add_table(
    shapes: Any,
    cells: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    heights: Sequence[float],
    box: Box,
    alt: str,
    edge: float = 0.0,
) -> Any:
    """The first row is the heading. `edge` is the width of the lines of paper between shaded cells."""
    frame = shapes.add_table(1, 1, box.left, box.top, box.width, box.height)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    table = frame.table._tbl
    for old in list(table):
        table.remove(old)
    # Written at once: python-pptx would take many times as long, cell by cell.
    for new in list(parse_xml(_table(cells, widths, heights, edge))):
        table.append(new)
    return frame


def _table(cells: Sequence[Sequence[Cell]], widths: Sequence[float], heights: Sequence[float], edge: float) -> str:
    columns = "".join(f'<a:gridCol w="{_emu(width)}"/>' for width in widths)
    frame = "".join(_edge(name, edge) for name in EDGES)
    rows = "".join(
        f'<a:tr h="{_emu(height)}">{"".join(_cell(each, frame, edge) for each in row)}</a:tr>'
        for row, height in zip(cells, heights, strict=True)
    )
    properties = f'<a:tblPr firstRow="1"><a:tableStyleId>{NO_STYLE}</a:tableStyleId></a:tblPr>'
    return f"<a:tbl {nsdecls('a')}>{properties}<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"


def _cell(cell: Cell, frame: str, edge: float) -> str:
    size = f'sz="{round(cell.size * 100)}" b="{int(cell.bold)}"'
    run = f'<a:r><a:rPr lang="en-GB" {size}>{fill(cell.role)}</a:rPr><a:t>{escape(cell.text)}</a:t></a:r>'
    end = f'<a:endParaRPr lang="en-GB" {size}/>'
    body = f'<a:p><a:pPr algn="{cell.align}"/>{run if cell.text else ""}{end}</a:p>'
    inset = _emu(2 * edge)  # a line of paper would cut the first letter
    look = f'<a:tcPr marL="{inset}" marR="0" marT="0" marB="0" anchor="ctr">{frame}{_ground(cell.strength)}</a:tcPr>'
    return f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{body}</a:txBody>{look}</a:tc>"


def _emu(points: float) -> int:
    return round(points * EMU_PER_POINT)


def _edge(name: str, points: float) -> str:
    inside = fill(Role.PAPER) if points else "<a:noFill/>"
    return f'<a:{name} w="{_emu(points)}">{inside}</a:{name}>'


def _ground(strength: float) -> str:
    """See-through over the slide, so that it deepens the right way on light and on dark."""
    if not strength:
        return "<a:noFill/>"
    alpha = f'<a:alpha val="{round(strength * 100_000)}"/>'
    return fill(Role.ACCENT).replace(COLOUR_ENDS, f"{alpha}{COLOUR_ENDS}")
