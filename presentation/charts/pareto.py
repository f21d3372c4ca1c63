"""Bars in order of size, and beside them how much of the whole they make together: no second axis needed."""

from __future__ import annotations

from analysis.findings import Chart
from presentation.charts.bars import BAR_ROW
from presentation.charts.canvas import (
    COLOUR,
    TIP,
    Brush,
    Row,
    Spec,
    canvas,
    is_highlighted,
    names_field,
    room_for,
    row_height,
    wrapped,
)
from presentation.charts.marks import amounts_with_labels
from presentation.charts.measure import wrap
from presentation.charts.numbers import short_labels

SUM_COLUMN = 62  # pixels at the right for the running total
SUM_SIZE = 12


def draw_pareto(rows: list[Row], chart: Chart, brush: Brush) -> Spec:
    palette = brush.palette
    one_stands_out = any(map(is_highlighted, rows))
    shown = [
        {
            **row,
            "label": wrapped(row["label"]),
            "sum": share,
            "colour": palette.accent if is_highlighted(row) or not one_stands_out else palette.context,
        }
        for row, share in zip(amounts_with_labels(rows, chart.unit), running_totals(rows), strict=True)
    ]
    y = names_field(palette, scale={"paddingInner": 0.3, "paddingOuter": 0.1})
    high = max([row["value"] or 0 for row in rows], default=0) or 1
    room = room_for([row["text"] for row in shown]) + SUM_COLUMN
    scale = {"domain": [0, high], "nice": False, "range": [0, {"expr": f"width - {room:.0f}"}]}
    x = {"field": "value", "type": "quantitative", "axis": None, "scale": scale}
    bar = {"mark": {"type": "bar"}, "encoding": {"y": y, "x": x, "color": COLOUR, **TIP}}
    number = {**brush.text, "align": "left", "dx": 6, "baseline": "middle"}
    sums = {**brush.text, "align": "right", "baseline": "middle", "color": palette.quiet, "fontSize": SUM_SIZE}
    layers = [
        bar,
        {"mark": number, "encoding": {"y": y, "x": x, "text": {"field": "text"}}},
        {"mark": sums, "encoding": {"y": y, "x": {"value": {"expr": "width"}}, "text": {"field": "sum"}}},
        _heading(chart.names.get("cumulative_share", "running total"), brush),
    ]
    height = row_height([row["label"] for row in shown], BAR_ROW) * len(shown)
    return canvas(brush, height, layers, shown)


def running_totals(rows: list[Row]) -> list[str]:
    """The share of the whole reached with each row, in whole percents; nothing where it is not known."""
    shares = short_labels("share", [_known(row.get("cumulative_share")) for row in rows], None, [None] * len(rows))
    return [short.split(".")[0].replace("\u00a0%", "") + "\u00a0%" if short else "" for short in shares]


def _known(share: float | None) -> float:
    return float("nan") if share is None else share


def _heading(words: str, brush: Brush) -> Spec:
    lines = wrap(words, SUM_SIZE, SUM_COLUMN)
    mark = {**brush.text, "text": lines, "align": "right", "baseline": "bottom", "fontSize": SUM_SIZE, "lineHeight": 14}
    mark |= {"color": brush.palette.quiet, "dy": -4 - (len(lines) - 1) * 14}
    return {"data": {"values": [{}]}, "mark": mark, "encoding": {"x": {"value": {"expr": "width"}}, "y": {"value": 0}}}
