"""Words in a real table, ruled like print, cut over as many slides as its rows take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt

from presentation.slides.native_charts.look import Box, Role
from presentation.slides.native_charts.paint_xml import fill
from presentation.slides.printable import printable
from presentation.slides.slide_maker import SlideMaker
from presentation.slides.text import next_id, paragraph, paragraphs_xml

PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid"
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
BETWEEN, ABOVE = Pt(12), Pt(4)  # room in a cell


@dataclass(frozen=True)
class TextTable:
    """`widths` are parts of the whole; the first column names its row where `has_row_names`."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    size: float = 14
    has_row_names: bool = False


def cut(table: TextTable, maker: SlideMaker, width: int, height: int) -> Iterator[TextTable]:
    """The table in pieces that each fit the height; every piece has a row at least."""
    free, piece = height - _height(table.headings, table, maker, width), list[tuple[str, ...]]()
    room = free
    for row in table.rows:
        needed = _height(row, table, maker, width)
        if piece and needed > room:
            yield replace(table, rows=tuple(piece))
            piece, room = [], free
        piece.append(row)
        room -= needed
    yield replace(table, rows=tuple(piece))


def draw_text_table(slide: Any, table: TextTable, maker: SlideMaker, box: Box, alt: str) -> None:
    is_headed = any(table.headings)
    rows = [table.headings, *table.rows] if is_headed else list(table.rows)
    heights = [_height(row, table, maker, box.width, is_safe=False) for row in rows]
    columns = "".join(f'<a:gridCol w="{round(box.width * share)}"/>' for share in table.widths)
    drawn = "".join(
        _row_xml(row, height, table, is_head=is_headed and position == 0)
        for position, (row, height) in enumerate(zip(rows, heights, strict=True))
    )
    tree = slide.shapes._spTree
    frame = (
        f'<p:graphicFrame {nsdecls("p", "a")}><p:nvGraphicFramePr><p:cNvPr id="{next_id(tree)}" name="Table" '
        f'descr={quoteattr(printable(alt))}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f'</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="{box.left}" y="{box.top}"/>'
        f'<a:ext cx="{box.width}" cy="{sum(heights)}"/></p:xfrm><a:graphic><a:graphicData uri="{TABLE}"><a:tbl>'
        f'<a:tblPr firstRow="{int(is_headed)}" firstCol="{int(table.has_row_names)}"><a:tableStyleId>{PLAIN}'
        f"</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{drawn}</a:tbl></a:graphicData></a:graphic>"
        "</p:graphicFrame>"
    )
    tree.append(parse_xml(frame))


def _row_xml(row: Sequence[str], height: int, table: TextTable, is_head: bool) -> str:
    cells = (
        _cell_xml(text, table.size, is_head, is_name=is_head or (table.has_row_names and position == 0))
        for position, text in enumerate(row)
    )
    return f'<a:tr h="{height}">{"".join(cells)}</a:tr>'


def _cell_xml(text: str, size: float, is_head: bool, is_name: bool) -> str:
    words = paragraphs_xml([paragraph(text, size, Role.QUIET if is_name else Role.INK, is_bold=is_name)])
    unruled = "".join(f'<a:{edge} w="0"><a:noFill/></a:{edge}>' for edge in ("lnL", "lnR", "lnT"))
    rule = f'<a:lnB w="9525">{fill(Role.INK if is_head else Role.FAINT)}</a:lnB>'
    room = f'marL="0" marR="{BETWEEN}" marT="{ABOVE}" marB="{ABOVE}"'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{words}</a:txBody>"
        f'<a:tcPr {room} anchor="t">{unruled}{rule}<a:noFill/></a:tcPr>'
        "</a:tc>"
    )


def _height(row: Sequence[str], table: TextTable, maker: SlideMaker, width: int, is_safe: bool = True) -> Emu:
    """Safe where slides are planned; as it most likely is where it is drawn, since a row grows with its text."""
    if not any(row):
        return Emu(0)
    tallest = max(
        maker.height_of(
            text, table.size, round(width * share - BETWEEN), is_bold=row is table.headings, is_safe=is_safe
        )
        for text, share in zip(row, table.widths, strict=True)
    )
    return Emu(tallest + 2 * ABOVE)
