"""Lines over periods in order; forecasts and limits broken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openpyxl.chart import LineChart

from analysis.quantities import Count, Money, Share
from presentation.charts.canvas import Row
from presentation.charts.limits import LIMITS, has_limits
from presentation.charts.marks import extent, with_reference
from presentation.charts.numbers import quantity_of
from presentation.charts.series import series_names
from presentation.workbook.excel_charts.ground import Ground, series
from presentation.workbook.excel_charts.over_time import Ending, draw_frame, drawn, name_ends, roles_of

MOST_TICKS = 12


def draw_lines(ground: Ground) -> Any:
    rows = [row for row in ground.rows if row.get("value") is not None]
    order = list(dict.fromkeys(str(row["label"]) for row in ground.rows))
    chart = LineChart()
    draw_frame(chart, ground.chart.unit, _domain(rows, ground))
    chart.x_axis.tickLblSkip = max(1, -(-len(order) // MOST_TICKS))
    periods = ground.beside(ground.chart.names.get("label", "period"), order)
    if has_limits(rows):
        chart.series += _limits(ground, rows, order, periods)
    names, endings, last = series_names(rows), dict[str, Ending](), dict[str, Row]()
    for name, role in roles_of(rows, names).items():
        own = [row for row in rows if str(row["series"]) == name]
        for heading, part, dash in _parts(name, own):
            values = {str(row["label"]): row["value"] for row in part}
            cells = ground.beside(heading, [values.get(label) for label in order])
            line = drawn(series(cells, periods), role, dash=dash)
            chart.series.append(line)
            endings[name], last[name] = Ending(line, order.index(str(part[-1]["label"])), role), part[-1]
    name_ends(chart, ground.chart.unit, last, endings)
    return chart


def _parts(name: str, own: list[Row]) -> Iterator[tuple[str, list[Row], str | None]]:
    """The forecasts, each broken, and what was seen; the one that reaches furthest comes last."""
    seen = [row for row in own if not row.get("is_forecast")]
    made = dict.fromkeys(row.get("made_on") for row in own if row.get("is_forecast"))
    for day in made:
        part = [row for row in own if row.get("is_forecast") and row.get("made_on") == day]
        yield f"{name}, forecast of {day}" if len(made) > 1 else f"{name}, forecast", part, "sysDash"
    if seen:
        yield name, seen, None


def _limits(ground: Ground, rows: list[Row], order: list[str], periods: str) -> list[Any]:
    """The band within which the figure has moved before, as its two edges."""
    lines = []
    for column, words in zip(LIMITS, ("lower limit", "upper limit"), strict=True):
        values = {str(row["label"]): row.get(column) for row in rows}
        cells = ground.beside(words, [values.get(label) for label in order])
        lines.append(drawn(series(cells, periods), "context", 12_700, "dash"))
    return lines


def _domain(rows: list[Row], ground: Ground) -> tuple[float, float]:
    """What the lines and their limits span; from zero for amounts and counts."""
    low, high = with_reference(extent(rows, ("value", *LIMITS)), ground.chart)
    margin = (high - low) * 0.08 or 1.0
    quantity = quantity_of(ground.chart.unit, 0.0)
    if isinstance(quantity, Money | Count | Share) and low >= 0:
        return 0.0, min(1.0, high + margin) if isinstance(quantity, Share) and high <= 1 else high + margin
    return low - margin, high + margin
