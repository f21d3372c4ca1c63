"""Bars from zero, one a row, each with its number at its end."""

from __future__ import annotations

from analysis.findings import Chart
from presentation.charts.canvas import (
    COLOUR,
    TIP,
    Brush,
    Row,
    Spec,
    canvas,
    is_highlighted,
    names_field,
    row_height,
    wrapped,
)
from presentation.charts.marks import amounts_with_labels, end_labels, interval_rules, reference_line, x_field

BAR_ROW = 34


def draw_bars(rows: list[Row], chart: Chart, brush: Brush) -> Spec:
    palette = brush.palette
    one_stands_out = any(map(is_highlighted, rows))
    shown = [
        {
            **row,
            "label": wrapped(row["label"]),
            "colour": palette.accent if is_highlighted(row) or not one_stands_out else palette.context,
        }
        for row in amounts_with_labels(rows, chart.unit)
    ]
    y = names_field(palette, scale={"paddingInner": 0.3, "paddingOuter": 0.1})
    x = x_field(shown, chart, brush, from_zero=True, axis=None)
    bar = {
        "mark": {"type": "bar", "height": {"band": 1}},
        "encoding": {"y": y, "x": x, "color": COLOUR, **TIP},
    }
    layers = [
        bar,
        *interval_rules(shown, y, palette.ink),
        *end_labels(shown, y, brush),
        *reference_line(chart, brush),
    ]
    return canvas(brush, row_height([row["label"] for row in shown], BAR_ROW) * len(shown), layers, shown)
