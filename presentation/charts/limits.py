"""The grey band of limits behind a line: within it the figure has moved before. Its name stands on its upper edge."""

from __future__ import annotations

from analysis.findings import Chart
from presentation.charts.canvas import TICK_SIZE, Brush, Row, Spec

LIMITS = ("limit_low", "limit_high")  # columns of the rows
NAME = "limits"  # in Chart.names: what the band is called
OPACITY = 0.28  # pale enough to read a line and its interval on it, on paper and on black


def has_limits(rows: list[Row]) -> bool:
    return any(row.get(LIMITS[0]) is not None and row.get(LIMITS[1]) is not None for row in rows)


def limits_band(rows: list[Row], x: Spec, y: Spec, chart: Chart, brush: Brush) -> list[Spec]:
    """Layers to draw below the lines; none where no row has limits."""
    if not has_limits(rows):
        return []
    known = next(row for row in rows if row.get(LIMITS[1]) is not None)
    between = {"x": x, "y": {**y, "field": LIMITS[0]}, "y2": {"field": LIMITS[1]}}
    band = {"mark": {"type": "area", "opacity": OPACITY, "color": brush.palette.context}, "encoding": between}
    words = chart.names.get(NAME, "")
    if not words:
        return [band]
    text = {**brush.text, "text": words, "align": "left", "baseline": "bottom", "dy": -3, "dx": 2}
    name = {
        "data": {"values": [{"edge": known[LIMITS[1]]}]},
        "mark": {**text, "fontSize": TICK_SIZE, "color": brush.palette.quiet},
        "encoding": {"x": {"value": 0}, "y": {**y, "field": "edge"}},
    }
    return [band, name]
