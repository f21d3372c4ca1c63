"""A dot with its interval, one a row; the number stands over the dot."""

from __future__ import annotations

from analysis.findings import Chart
from analysis.quantities import Count, Days, Money, Months, Ratio, Score, Share
from presentation.charts.canvas import (
    COLOUR,
    FLUSH_WITHIN,
    LETTERS,
    TIP,
    Brush,
    Row,
    Spec,
    canvas,
    coloured,
    is_highlighted,
    names_field,
    room_for,
    row_height,
    value_axis,
    wrapped,
)
from presentation.charts.marks import amounts_with_labels, emphasis, extent, reference_line, with_reference
from presentation.charts.numbers import quantity_of

DOT_ROW = 42  # the number needs its own line above the dot
MANY = 10  # from here on rows stand closer, with the number beside the interval
CLOSE_ROW = 25
MOST_STEPS = 10  # of a score that is drawn whole
NO_LESS_THAN_NONE = (Share, Count, Money, Ratio, Days, Months)


def draw_dots(rows: list[Row], chart: Chart, brush: Brush) -> Spec:
    one_stands_out = any(map(is_highlighted, rows))
    shown = [
        coloured({**row, "label": wrapped(row["label"])}, emphasis(row, brush, one_stands_out), brush.palette)
        for row in amounts_with_labels(rows, chart.unit)
    ]
    is_close = len(shown) >= MANY
    y, x = names_field(brush.palette, is_close), _x_field(shown, chart, brush, is_close)
    rule = {"type": "rule", "strokeWidth": 2 if is_close else 2.5, "strokeCap": "round"}
    point = {"type": "point", "filled": True, "size": 60 if is_close else 110, "opacity": 1}
    beside = {"align": "left", "baseline": "middle", "dx": 7}
    text = {"type": "text", **(beside if is_close else {"dy": -13, "fontWeight": 600})}
    end = "high" if is_close and all(row.get("high") is not None for row in shown) else "value"
    layers = [
        *reference_line(chart, brush),
        {"mark": rule, "encoding": {"y": y, "x": {**x, "field": "low"}, "x2": {"field": "high"}, "color": COLOUR}},
        {"mark": point, "encoding": {"y": y, "x": {**x, "field": "value"}, "color": COLOUR, **TIP}},
        {"mark": text, "encoding": {"y": y, "x": {**x, "field": end}, "text": {"field": "text"}, "color": LETTERS}},
    ]
    least = CLOSE_ROW if is_close else DOT_ROW
    return canvas(brush, row_height([row["label"] for row in shown], least, is_close) * len(shown), layers, shown)


def _x_field(rows: list[Row], chart: Chart, brush: Brush, is_close: bool) -> Spec:
    scale: Spec = {"domain": list(dot_domain(rows, chart, brush)), "nice": False}
    if is_close:
        scale["range"] = [0, {"expr": f"width - {room_for([row['text'] for row in rows], gap=2):.0f}"}]
    return {
        "type": "quantitative",
        "scale": scale,
        "axis": value_axis(chart.unit, labelFlush=FLUSH_WITHIN),
        "title": None,
    }


def dot_domain(rows: list[Row], chart: Chart, brush: Brush) -> tuple[float, float]:
    """The whole scale of a score; otherwise what the intervals span, with a margin so that no number is cut."""
    whole, quantity = whole_scale(chart.unit), quantity_of(chart.unit, 0.0)
    if whole:
        return whole
    low, high = with_reference(brush.domain or extent(rows), chart)
    margin = (high - low) * 0.08 or 1.0
    floor = 0.0 if low >= 0 and isinstance(quantity, NO_LESS_THAN_NONE) else low - margin
    return (max(floor, low - margin), high + margin)


def whole_scale(unit: str) -> tuple[float, float] | None:
    """Both ends of a score that is asked on few steps; None for any other unit."""
    quantity = quantity_of(unit, 0.0)
    if isinstance(quantity, Score) and quantity.scale_high - quantity.scale_low <= MOST_STEPS:
        return (quantity.scale_low, quantity.scale_high)
    return None
