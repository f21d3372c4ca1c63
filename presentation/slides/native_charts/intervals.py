"""Intervals of a chart of points as lines from low to high: LibreOffice and Google Slides draw no error bars along x.

The lines of all rows are one series, in which a point without a height ends each.
"""

from __future__ import annotations

from presentation.charts.canvas import Row, is_highlighted
from presentation.slides.native_charts.look import Role
from presentation.slides.native_charts.named_points import AT_ROW
from presentation.slides.native_charts.paint_xml import stroke
from presentation.slides.native_charts.scatter import scatter_series
from presentation.slides.native_charts.sheet import Column, Sheet
from presentation.slides.native_charts.strokes import NO_DOT

ENDS, ROWS = "interval from and to", "row of interval"
MADE = " of the point made"


def interval_columns(rows: list[Row]) -> list[Column]:
    """Three points a row: its low end, its high end, and one that ends the line."""
    known = [i for i, row in enumerate(rows) if row.get("low") is not None and row.get("high") is not None]
    made = [i for i in known if is_highlighted(rows[i])]
    return [*_columns(rows, [i for i in known if i not in made], ""), *_columns(rows, made, MADE)]


def _columns(rows: list[Row], known: list[int], which: str) -> list[Column]:
    if not known:
        return []
    ends = [(i, end) for i in known for end in ("low", "high", "high")]
    values, cells = tuple(rows[i][end] for i, end in ends), tuple(f"{{{end}#{i}}}" for i, end in ends)
    heights = tuple(height for i in known for height in (len(rows) - i, len(rows) - i, None))
    at = tuple(cell for i in known for cell in (f"{{{AT_ROW}#{i}}}", f"{{{AT_ROW}#{i}}}", ""))
    return [Column(ENDS + which, values, cells), Column(ROWS + which, heights, at)]


def intervals(sheet: Sheet, order: int, usual: Role, width: float) -> list[str]:
    """In the accent those that the point is about, the others in `usual`."""
    drawn = {column.name for column in sheet.columns}
    return [
        scatter_series(sheet, order + i, ROWS + which, ENDS + which, ROWS + which, NO_DOT, line=stroke(role, width))
        for i, (which, role) in enumerate([("", usual), (MADE, Role.ACCENT)])
        if ROWS + which in drawn
    ]
