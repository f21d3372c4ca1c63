"""Two amounts of each thing, a named point each, with thin lines at their middles."""

from __future__ import annotations

from statistics import median
from typing import Any

from openpyxl.chart import ScatterChart
from openpyxl.chart.data_source import NumFmt
from openpyxl.chart.marker import DataPoint

from presentation.charts.canvas import Row, is_highlighted
from presentation.charts.measure import text_width
from presentation.workbook.excel_charts.ground import Ground, xy_series
from presentation.workbook.excel_charts.look import (
    WIDTH,
    axis_format,
    dot,
    filled,
    grid,
    labels,
    literally,
    set_scale,
    set_up,
    titled,
    unseen,
)
from presentation.workbook.excel_charts.over_time import drawn

HEIGHT = 11.0
FEWEST_TO_PART = 4
PIXELS, LINE_HEIGHT = 37.8, 15  # of a centimetre, of a line of type


def draw_quadrant(ground: Ground) -> Any:
    rows = [row for row in ground.rows if row.get("x") is not None and row.get("y") is not None]
    chart, names = ScatterChart(), ground.chart.names
    chart.style, chart.scatterStyle = None, "lineMarker"
    set_up(chart, HEIGHT)
    grid(chart.y_axis)
    _scale(chart.x_axis, [row["x"] for row in rows], names.get("x_unit", "number"), names.get("x", ""))
    _scale(chart.y_axis, [row["y"] for row in rows], ground.chart.unit, names.get("y", ""))
    one_stands_out = any(map(is_highlighted, rows))
    points = xy_series(ground.column("x"), ground.column("y"))
    points.spPr, points.marker = unseen(), dot("context" if one_stands_out else "ink", 8)
    named = _with_room(ground.rows, chart.x_axis.scaling.max, chart.y_axis.scaling.max)
    points.dLbls = labels({i: literally(str(ground.rows[i]["label"])) for i in named}, "r", _letters(ground.rows))
    points.dPt = _marked(ground.rows)
    chart.series = [*_middles(ground, rows), points]
    return chart


def _with_room(rows: list[Row], most_x: float, most_y: float) -> list[int]:
    """Points right of which a name stands on no other: the point made first, then the highest."""
    wide, high = WIDTH * PIXELS * 0.85 / most_x, HEIGHT * PIXELS * 0.8 / most_y
    known = [i for i, row in enumerate(rows) if row.get("x") is not None and row.get("y") is not None]
    taken, named = [(rows[i]["x"] * wide, rows[i]["x"] * wide + 8, rows[i]["y"] * high) for i in known], []
    for i in sorted(known, key=lambda i: (not is_highlighted(rows[i]), -rows[i]["y"])):
        start, up = rows[i]["x"] * wide + 9, rows[i]["y"] * high
        end = start + text_width(str(rows[i]["label"]), LINE_HEIGHT)
        if is_highlighted(rows[i]) or not any(
            start < right and left < end and abs(up - level) < LINE_HEIGHT for left, right, level in taken
        ):
            taken.append((start, end, up))
            named.append(i)
    return sorted(named)


def _letters(rows: list[Row]) -> dict[int, str]:
    return {i: "accent" for i, row in enumerate(rows) if is_highlighted(row)}


def _marked(rows: list[Row]) -> list[DataPoint]:
    return [
        DataPoint(idx=i, marker=dot("accent", 10), spPr=filled("accent"))
        for i, row in enumerate(rows)
        if is_highlighted(row)
    ]


def _scale(axis: Any, amounts: list[float], unit: str, name: str) -> None:
    """From zero where nothing is below it, with room for names."""
    set_scale(axis, min(0.0, *amounts, 0.0), max(amounts, default=0.0) * 1.1 or 1.0)
    axis.numFmt = NumFmt(formatCode=axis_format(unit), sourceLinked=False)
    axis.title = titled(name) if name else None


def _middles(ground: Ground, rows: list[Row]) -> list[Any]:
    """Lines at the medians; with fewer than four points there is nothing to part."""
    if len(rows) < FEWEST_TO_PART:
        return []
    ends = {c: (0.0, max(float(row[c]) for row in rows) * 1.15) for c in ("x", "y")}
    middle = {c: median(float(row[c]) for row in rows) for c in ("x", "y")}
    x_unit = ground.chart.names.get("x_unit", "number")
    across = ground.beside("middle, across", [middle["x"]] * 2, x_unit)
    upright = xy_series(across, ground.beside("from, to", ends["y"]))
    level = xy_series(ground.beside("from, to", ends["x"], x_unit), ground.beside("middle, up", [middle["y"]] * 2))
    return [drawn(each, "context", 9_525) for each in (upright, level)]
