"""A dot with its interval over each name, and two dots over each name, joined."""

from __future__ import annotations

from typing import Any

from openpyxl.chart import LineChart
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import NumFmt

from presentation.charts.canvas import Row, is_highlighted
from presentation.charts.marks import amounts_with_labels, extent, with_reference
from presentation.charts.numbers import short_labels
from presentation.workbook.excel_charts.ground import Ground, heading_of, interval, series
from presentation.workbook.excel_charts.look import (
    axis_format,
    dot,
    grid,
    labels,
    legend_at,
    points,
    saying,
    set_up,
    stroke,
    type_,
    unseen,
)

HEIGHT = 8.5


def draw_dots(ground: Ground) -> Any:
    rows = amounts_with_labels(ground.rows, ground.chart.unit)
    chart = _upright(ground, [*extent(rows)])
    dots = series(ground.column("value"), ground.column("label"))
    dots.spPr, dots.marker, dots.smooth = unseen(), dot("ink"), False
    dots.dPt = points([_role(row, rows) for row in rows], is_marker=True)
    dots.dLbls = labels(saying([row["text"] for row in rows], [row["value"] for row in rows]), "r")
    dots.errBars = interval(ground, "y", "quiet")
    chart.series = [dots]
    if ground.chart.reference is not None:
        chart.series.append(_reference(ground, len(rows)))
    return chart


def draw_paired_dots(ground: Ground) -> Any:
    rows, unit = ground.rows, ground.chart.unit
    chart = _upright(ground, [*extent(rows, ("first", "second"))])
    chart.hiLowLines = ChartLines(spPr=stroke("faint", 28_575))
    names = ground.column("label")
    for column, role in (("first", "context"), ("second", "accent")):
        said = ground.beside(ground.chart.names.get(column, column.capitalize()), [row[column] for row in rows])
        dots = series(ground.column(column), names, title=heading_of(said))
        dots.spPr, dots.marker, dots.smooth = unseen(), dot(role), False
        amounts = [row[column] for row in rows]
        texts = short_labels(unit, [float("nan") if each is None else each for each in amounts])
        letters = dict.fromkeys(range(len(rows)), "accent" if role == "accent" else "quiet")
        dots.dLbls = labels(saying(texts, amounts), "r" if role == "accent" else "l", letters)
        chart.series.append(dots)
    legend_at(chart, "t")
    return chart


def _upright(ground: Ground, ends: list[float]) -> Any:
    chart = LineChart()
    set_up(chart, HEIGHT)
    grid(chart.y_axis)
    low, high = with_reference((min(ends), max(ends)), ground.chart)
    margin = (high - low) * 0.12 or 1.0
    chart.y_axis.scaling.min = low - margin if low < 0 or low > margin else 0.0
    chart.y_axis.scaling.max = high + margin
    if ground.chart.unit == "share":
        chart.y_axis.scaling.min, chart.y_axis.scaling.max = max(0.0, low - margin), min(1.0, high + margin)
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
