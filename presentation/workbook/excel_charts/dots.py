"""A dot with its interval over each name, and two dots over each name, joined."""

from __future__ import annotations

from typing import Any

from openpyxl.chart import LineChart
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import NumFmt

from presentation.charts.canvas import Row, is_highlighted
from presentation.charts.marks import amounts_with_labels, extent, with_reference
from presentation.charts.numbers import short_labels
from presentation.workbook.excel_charts.ground import Ground, interval, series
from presentation.workbook.excel_charts.look import (
    axis_format,
    dot,
    grid,
    labels,
    legend_at,
    saying,
    set_scale,
    set_up,
    stroke,
    type_,
    unseen,
)

HEIGHT = 8.5


def draw_dots(ground: Ground) -> Any:
    """A series for each colour: a point of another colour than its series is drawn by Excel alone."""
    rows = amounts_with_labels(ground.rows, ground.chart.unit)
    chart = _upright(ground, extent(rows))
    names, heading = ground.column("label"), ground.chart.names.get("value", "value")
    for role in dict.fromkeys(_role(row, rows) for row in rows):
        own = [row if _role(row, rows) == role else {} for row in rows]
        amounts = [row.get("value") for row in own]
        dots = _dots(series(ground.beside(heading, amounts), names), role)
        dots.dLbls = labels(saying([row.get("text", "") for row in own], amounts), "r", _letters(own, role))
        dots.errBars = interval(ground, own, "y", role)
        chart.series.append(dots)
    if ground.chart.reference is not None:
        chart.series.append(_reference(ground, len(rows)))
    return chart


def draw_paired_dots(ground: Ground) -> Any:
    rows = ground.rows
    chart = _upright(ground, extent(rows, ("first", "second")))
    chart.hiLowLines = ChartLines(spPr=stroke("faint"))
    amounts = [row[column] for column in ("first", "second") for row in rows]
    sizes = [row.get("sample_size") for row in rows] * 2
    texts = short_labels(ground.chart.unit, [float("nan") if each is None else each for each in amounts], None, sizes)
    for column, role, side in (("first", "context", "l"), ("second", "accent", "r")):
        at = slice(len(rows)) if column == "first" else slice(len(rows), None)
        named = ground.beside(ground.chart.names.get(column, column.capitalize()), amounts[at])
        dots = _dots(series(named, ground.column("label")), role)
        dots.dLbls = labels(saying(texts[at], amounts[at]), side, _letters(rows, role))
        chart.series.append(dots)
    legend_at(chart, "t")
    return chart


def _dots(line: Any, role: str) -> Any:
    line.spPr, line.marker, line.smooth = unseen(), dot(role), False
    return line


def _letters(rows: list[Row], role: str) -> dict[int, str]:
    return dict.fromkeys(range(len(rows)), "quiet" if role == "context" else role)


def _upright(ground: Ground, ends: tuple[float, float]) -> Any:
    chart = LineChart()
    set_up(chart, HEIGHT)
    grid(chart.y_axis)
    low, high = with_reference(ends, ground.chart)
    margin = (high - low) * 0.12 or 1.0
    low, high = (low - margin if low < 0 or low > margin else 0.0), high + margin
    if ground.chart.unit == "share":
        low, high = max(0.0, low), min(1.0, high)
    set_scale(chart.y_axis, low, high)
    chart.y_axis.numFmt = NumFmt(formatCode=axis_format(ground.chart.unit), sourceLinked=False)
    chart.x_axis.txPr, chart.x_axis.tickLblPos = type_(), "low"
    return chart


def _reference(ground: Ground, count: int) -> Any:
    """The value that the dots are compared with, as a thin broken line."""
    name = ground.chart.names.get("reference", "All")
    line = series(ground.beside(name, [ground.chart.reference] * count), ground.column("label"))
    line.spPr, line.smooth = stroke("quiet", 12_700, "dash"), False
    line.marker.symbol = "none"
    return line


def _role(row: Row, rows: list[Row]) -> str:
    if is_highlighted(row):
        return "accent"
    return "context" if any(map(is_highlighted, rows)) else "ink"
