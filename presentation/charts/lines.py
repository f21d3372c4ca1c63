"""Lines over periods in order, with bands where there are intervals; names stand at the right ends.

Forecasts are dashed. Rows with `limit_low` and `limit_high` have a grey band behind them. A row whose `marker` holds
words draws an upright line at its period, with these words: "Single sign-on begins".
"""

from __future__ import annotations

from analysis.findings import Chart
from analysis.quantities import Count, Money, Share
from presentation.charts.canvas import TICK_SIZE, TIP, Brush, Row, Spec, canvas, value_axis
from presentation.charts.forecast import with_forecast
from presentation.charts.limits import LIMITS, limits_band
from presentation.charts.marks import extent, reference_line, with_reference
from presentation.charts.measure import text_width
from presentation.charts.numbers import quantity_of
from presentation.charts.series import end_names, ends_with_labels, series_colours, series_field, series_names, told

LINES_HEIGHT = 250


def draw_lines(rows: list[Row], chart: Chart, brush: Brush) -> Spec:
    known = [row for row in rows if row.get("value") is not None]
    colours = series_colours(known, brush)
    shown = [{**row, "series": str(row["series"]), "label": str(row["label"])} for row in known]
    domain = lines_domain(shown, chart, brush)
    last = {name: [row for row in shown if str(row["series"]) == name][-1] for name in series_names(shown)}
    ends = ends_with_labels(last, chart.unit)
    names, room = end_names(ends, domain, LINES_HEIGHT, colours, brush)
    order = list(dict.fromkeys(str(row["label"]) for row in rows))
    x = _x_field(order, room, brush)
    y: Spec = {"type": "quantitative", "axis": value_axis(chart.unit), "scale": {"domain": list(domain), "nice": False}}
    layers = [
        *limits_band(shown, x, y, chart, brush),
        *with_forecast(_strokes(x, y, chart, series_field(colours), has_band=_has_band(shown)), shown),
        *_markers(rows, x, brush),
        *reference_line(chart, brush, "y"),
    ]
    return canvas(brush, LINES_HEIGHT, [*layers, *names], shown)


def _has_band(rows: list[Row]) -> bool:
    return any(row.get("low") is not None and row.get("high") is not None for row in rows)


def lines_domain(rows: list[Row], chart: Chart, brush: Brush) -> tuple[float, float]:
    """What the lines and their bands span; from zero for amounts and counts."""
    low, high = with_reference(brush.domain or extent(rows, ("value", "low", "high", *LIMITS)), chart)
    margin = (high - low) * 0.06 or 1.0
    quantity = quantity_of(chart.unit, 0.0)
    low = min(0.0, low) if isinstance(quantity, Money | Count) else low - margin
    if isinstance(quantity, Share):
        return (max(0.0, low), min(1.0, high + margin) if high <= 1 else high + margin)
    return (low, high + margin)


def _x_field(order: list[str], room: float, brush: Brush) -> Spec:
    axis: Spec = {"title": None, "grid": False, "labelAngle": 0, "labelOverlap": False}
    axis |= {
        "tickSize": 4,
        "labelPadding": 6,
        "labelExpr": _some_labels(order, room),
        "domainColor": brush.palette.context,
    }
    scale = {"domain": order, "padding": 0.02, "range": [0, {"expr": f"width - {room:.0f}"}]}
    return {"field": "label", "type": "ordinal", "sort": None, "axis": axis, "scale": {**scale, "type": "point"}}


def _markers(rows: list[Row], x: Spec, brush: Brush) -> list[Spec]:
    """Upright lines at periods where something began, and their words at the top, left of the line."""
    said = {str(row["label"]): str(row["marker"]) for row in rows if row.get("marker")}
    if not said:
        return []
    quiet = brush.palette.quiet
    marked = {"data": {"values": [{"label": label, "marker": words} for label, words in said.items()]}}
    line = {"mark": {"type": "rule", "color": quiet, "strokeDash": [3, 3]}, "encoding": {"x": x}}
    name = {**brush.text, "align": "right", "baseline": "top", "dx": -5, "fontSize": TICK_SIZE, "color": quiet}
    words = {"mark": name, "encoding": {"x": x, "y": {"value": 0}, "text": {"field": "marker"}}}
    return [{**marked, **line}, {**marked, **words}]


def _strokes(x: Spec, y: Spec, chart: Chart, colour: Spec, has_band: bool) -> list[Spec]:
    band = {
        "mark": {"type": "area", "opacity": 0.13},
        "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}, "color": colour},
    }
    on_line = {"x": x, "y": {**y, "field": "value"}, "color": colour}
    line = {"mark": {"type": "line", "strokeWidth": 2.5, "strokeJoin": "round"}, "encoding": on_line}
    points = {
        "mark": {"type": "point", "filled": True, "size": 36, "opacity": 1},
        "transform": [{"calculate": told(chart.unit, "label"), "as": "tip"}],
        "encoding": {**on_line, **TIP},
    }
    return [*([band] if has_band else []), line, points]


def _some_labels(order: list[str], room: float) -> str:
    """Every second, third, … label as the width asks, counted back from the last, which is always there."""
    needed = max((text_width(label, TICK_SIZE) for label in order), default=0) * 1.1 + 8
    last = len(order) - 1
    every = f"ceil({len(order) * needed:.0f} / max(width - {room:.0f}, 1))"
    return f"round((1 - datum.index) * {last}) % {every} == 0 ? datum.label : ''"
