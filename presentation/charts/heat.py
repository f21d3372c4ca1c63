"""A table of numbers on a ground that deepens with them. A cell of too few says so instead."""

from __future__ import annotations

from analysis.findings import Chart
from presentation.charts.canvas import (
    LABEL_SIZE,
    LETTERS,
    LINE_HEIGHT,
    TIP,
    Brush,
    Row,
    Spec,
    canvas,
    label_column,
    names_axis,
    row_height,
    wrapped,
)
from presentation.charts.marks import extent, half_width
from presentation.charts.measure import NARROWEST, longest_word, wrap
from presentation.charts.numbers import short_labels

HEAT_ROW = 38
TOO_FEW = "too few"
DEEPEST = 0.85  # share of the accent in the deepest cell
INK_UNTIL = 0.5  # deeper than this, the number turns to the colour of the paper


def draw_heat(rows: list[Row], chart: Chart, brush: Brush) -> Spec:
    palette = brush.palette
    low, high = extent(rows, ("value",))
    columns = list(dict.fromkeys(str(row["column"]) for row in rows))
    names = label_column([wrapped(row["row"]) for row in rows])
    column_width = (NARROWEST - names) / max(len(columns), 1) - 4
    fits = longest_word(columns, LABEL_SIZE) <= column_width
    widths = [half_width(row) for row in rows]
    texts = short_labels(chart.unit, [_known(row["value"]) for row in rows], widths)
    shown = [
        {
            "label": wrapped(row["row"]),
            "column": "\n".join(wrap(row["column"], LABEL_SIZE, column_width)) if fits else str(row["column"]),
            "depth": depth,
            "text": text or "–",
            "letters": _text_colour(row, depth, brush),
            "tip": f"{row['row']}, {row['column']}: {text or TOO_FEW}",
        }
        for row, text, depth in zip(rows, texts, (_depth(row["value"], low, high) for row in rows), strict=True)
    ]
    lines = max(str(row["column"]).count("\n") for row in shown)
    x_axis = names_axis(
        palette,
        orient="top",
        labelPadding=8 + lines * LINE_HEIGHT,
        labelAngle=0 if fits else -45,
        labelAlign="center" if fits else "left",
    )
    x = {"field": "column", "type": "nominal", "sort": None, "axis": x_axis}
    y = {"field": "label", "type": "nominal", "sort": None, "axis": names_axis(palette)}
    number = {**brush.text, "baseline": "middle"}
    number.pop("color")
    depth = {"field": "depth", "type": "quantitative", "scale": None, "legend": None}
    ground = {"type": "rect", "color": palette.accent, "stroke": palette.paper, "strokeWidth": 2}
    layers = [
        {"mark": ground, "encoding": {"x": x, "y": y, "opacity": depth, **TIP}},
        {"mark": number, "encoding": {"x": x, "y": y, "text": {"field": "text"}, "color": LETTERS}},
    ]
    return canvas(
        brush, row_height([str(row["label"]) for row in shown], HEAT_ROW) * len({r["row"] for r in rows}), layers, shown
    )


def _known(value: float | None) -> float:
    return float("nan") if value is None else value


def _depth(value: float | None, low: float, high: float) -> float:
    if value is None:
        return 0.03
    return 0.08 + (DEEPEST - 0.08) * ((value - low) / (high - low) if high > low else 0.5)


def _text_colour(row: Row, depth: float, brush: Brush) -> str:
    if row["value"] is None:
        return brush.palette.quiet
    return brush.palette.paper if depth > INK_UNTIL else brush.palette.ink
