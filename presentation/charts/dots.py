"""A dot with its interval, one a row; the number stands over the dot."""

from __future__ import annotations

from analysis.findings import Chart
from analysis.quantities import Score
from presentation.charts.canvas import (
    COLOUR,
    LETTERS,
    TIP,
    Brush,
    Row,
    Spec,
    canvas,
    coloured,
    is_highlighted,
    names_field,
    row_height,
    value_axis,
    wrapped,
)
from presentation.charts.marks import amounts_with_labels, emphasis, extent, reference_line
from presentation.charts.numbers import quantity_of

DOT_ROW = 42  # the number needs its own line above the dot


def draw_dots(rows: list[Row], chart: Chart, brush: Brush) -> Spec:
    one_stands_out = any(map(is_highlighted, rows))
    shown = [
        coloured({**row, "label": wrapped(row["label"])}, emphasis(row, brush, one_stands_out), brush.palette)
        for row in amounts_with_labels(rows, chart.unit)
    ]
    y = names_field(brush.palette)
    x: Spec = {"type": "quantitative", "scale": {"domain": list(dot_domain(shown, chart, brush)), "nice": False}}
    x |= {"axis": value_axis(chart.unit), "title": None}
    rule = {"type": "rule", "strokeWidth": 2.5, "strokeCap": "round"}
    point = {"type": "point", "filled": True, "size": 110, "opacity": 1}
    text = {**brush.text, "dy": -13, "fontWeight": 600}
    text.pop("color")
    layers = [
        *reference_line(chart, brush),
        {"mark": rule, "encoding": {"y": y, "x": {**x, "field": "low"}, "x2": {"field": "high"}, "color": COLOUR}},
        {"mark": point, "encoding": {"y": y, "x": {**x, "field": "value"}, "color": COLOUR, **TIP}},
        {"mark": text, "encoding": {"y": y, "x": {**x, "field": "value"}, "text": {"field": "text"}, "color": LETTERS}},
    ]
    return canvas(brush, row_height([row["label"] for row in shown], DOT_ROW) * len(shown), layers, shown)


def dot_domain(rows: list[Row], chart: Chart, brush: Brush) -> tuple[float, float]:
    """The whole scale of a score; otherwise what the intervals span, with a margin so that no number is cut."""
    quantity = quantity_of(chart.unit, 0.0)
    if isinstance(quantity, Score) and quantity.scale_high - quantity.scale_low <= 10:
        return (quantity.scale_low, quantity.scale_high)
    low, high = brush.domain or extent(rows)
    if chart.reference is not None:
        low, high = min(low, chart.reference), max(high, chart.reference)
    margin = (high - low) * 0.08 or 1.0
    return (low - margin, high + margin)
