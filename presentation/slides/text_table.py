"""Words in a real table, ruled like print, cut over as many slides as its rows take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt

from presentation.slides.native_charts.look import Box, Role
from presentation.slides.native_charts.paint_xml import fill
from presentation.slides.slide_maker import SlideMaker
from presentation.slides.text import Paragraph, Words, write

PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid"
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
    rows = [table.headings, *table.rows] if any(table.headings) else list(table.rows)
    heights = [_height(row, table, maker, box.width, is_safe=False) for row in rows]
    frame = slide.shapes.add_table(len(rows), len(table.widths), box.left, box.top, box.width, Emu(sum(heights)))
    frame.name = "Table"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    drawn = frame.table
    _set_style(drawn, is_headed=any(table.headings), has_row_names=table.has_row_names)
    for column, share in zip(drawn.columns, table.widths, strict=True):
        column.width = Emu(round(box.width * share))
    for position, (row, height) in enumerate(zip(rows, heights, strict=True)):
        drawn.rows[position].height = height
        is_head = position == 0 and any(table.headings)
        for cell, text in zip(drawn.rows[position].cells, row, strict=True):
            _fill(cell, text, table.size, is_head)
        if table.has_row_names and not is_head:
            _write(drawn.rows[position].cells[0], row[0], table.size, is_head=True)


def _set_style(table: Any, is_headed: bool, has_row_names: bool) -> None:
    table.first_row, table.first_col, table.horz_banding = is_headed, has_row_names, False
    table._tbl.tblPr.find("{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId").text = PLAIN


def _fill(cell: Any, text: str, size: float, is_head: bool) -> None:
    cell.margin_left, cell.margin_right = Emu(0), BETWEEN
    cell.margin_top = cell.margin_bottom = ABOVE
    cell.vertical_anchor = MSO_ANCHOR.TOP
    _write(cell, text, size, is_head)
    properties = cell._tc.get_or_add_tcPr()
    for old in list(properties):
        properties.remove(old)
    rule = Role.INK if is_head else Role.FAINT
    for edge in ("lnL", "lnR", "lnT"):
        properties.append(parse_xml(f'<a:{edge} {nsdecls("a")} w="0"><a:noFill/></a:{edge}>'))
    properties.append(parse_xml(f'<a:lnB {nsdecls("a")} w="9525">{fill(rule)}</a:lnB>'))
    properties.append(parse_xml(f"<a:noFill {nsdecls('a')}/>"))


def _write(cell: Any, text: str, size: float, is_head: bool) -> None:
    write(cell, [Paragraph((Words(text, size, Role.QUIET if is_head else Role.INK, is_bold=is_head),))])


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
