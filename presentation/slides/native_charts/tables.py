"""Real tables: cells that can be selected, a heading that screen readers name, no lines but those asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

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
    frame = shapes.add_table(len(cells), len(cells[0]), box.left, box.top, box.width, box.height)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    table = frame.table
    _plain(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    for row, height, told in zip(table.rows, heights, cells, strict=True):
        row.height = Pt(height)
        for at, cell in zip(row.cells, told, strict=True):
            _write(at._tc, cell, edge)
    return frame


def _plain(table: Any) -> None:
    table.first_row, table.horz_banding = True, False
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE


def _write(tc: Any, cell: Cell, edge: float) -> None:
    """The cell's XML at once: python-pptx would take a hundred times as long over a large table."""
    size = f'sz="{round(cell.size * 100)}" b="{int(cell.bold)}"'
    run = f'<a:r><a:rPr lang="en-GB" {size}>{fill(cell.role)}</a:rPr><a:t>{escape(cell.text)}</a:t></a:r>'
    end = f'<a:endParaRPr lang="en-GB" {size}/>'
    body = f'<a:p><a:pPr algn="{cell.align}"/>{run if cell.text else ""}{end}</a:p>'
    lines = "".join(_edge(name, edge) for name in EDGES)
    ground = _ground(cell.strength)
    inset = round(2 * edge * EMU_PER_POINT)  # a line of paper would cut the first letter
    made = parse_xml(
        f"<a:tc {nsdecls('a')}><a:txBody><a:bodyPr/><a:lstStyle/>{body}</a:txBody>"
        f'<a:tcPr marL="{inset}" marR="0" marT="0" marB="0" anchor="ctr">{lines}{ground}</a:tcPr></a:tc>'
    )
    for old in list(tc):
        tc.remove(old)
    for new in list(made):
        tc.append(new)


def _edge(name: str, points: float) -> str:
    inside = fill(Role.PAPER) if points else "<a:noFill/>"
    return f'<a:{name} w="{round(points * EMU_PER_POINT)}">{inside}</a:{name}>'


def _ground(strength: float) -> str:
    """See-through over the slide, so that it deepens the right way on light and on dark."""
    if not strength:
        return "<a:noFill/>"
    alpha = f'<a:alpha val="{round(strength * 100_000)}"/>'
    return fill(Role.ACCENT).replace(COLOUR_ENDS, f"{alpha}{COLOUR_ENDS}")
