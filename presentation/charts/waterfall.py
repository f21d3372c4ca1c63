"""From one total to another by steps: columns where their names fit a telephone, otherwise rows."""

from __future__ import annotations

from analysis.findings import Chart
from presentation.charts.canvas import (
    COLOUR,
    LABEL_SIZE,
    LETTERS,
    LINE_HEIGHT,
    TIP,
    Brush,
    Row,
    Spec,
    canvas,
    coloured,
    names_axis,
    names_field,
    room_for,
    row_height,
    wrapped,
)
from presentation.charts.measure import NARROWEST, longest_word, text_width, wrap
from presentation.charts.numbers import short_labels

COLUMNS_HEIGHT = 230
STEP_ROW = 34


def draw_waterfall(rows: list[Row], chart: Chart, brush: Brush) -> Spec:
    shown = _running(rows, chart, brush)
    column = NARROWEST / max(len(shown), 1) - 4
    names = [str(row["label"]) for row in shown]
    numbers = max((text_width(row["text"], LABEL_SIZE) for row in shown), default=0)
    if longest_word(names, LABEL_SIZE) <= column and numbers <= column:
        return _columns([{**row, "label": "\n".join(wrap(row["label"], LABEL_SIZE, column))} for row in shown], brush)
    return _rows([{**row, "label": wrapped(row["label"])} for row in shown], brush)


def steps_of(rows: list[Row], unit: str) -> list[Row]:
    """Where each column starts and ends, its `text`, a step's with its sign, and what it is: `role`.

    A role is "before" for the first of several totals, "total", "rise" or "fall".
    """
    texts = short_labels(unit, [row["value"] or 0 for row in rows])
    shown, level = [], 0.0
    totals = [i for i, row in enumerate(rows) if row.get("is_total")]
    for i, (row, text) in enumerate(zip(rows, texts, strict=True)):
        value = row["value"] or 0
        if row.get("is_total"):
            start, end = 0.0, value
            role = "before" if i == totals[0] and len(totals) > 1 else "total"
        else:
            start, end = level, level + value
            role = "rise" if value >= 0 else "fall"
            text = text if value <= 0 or text.startswith("+") else f"+{text}"
        level = end
        shown.append({**row, "start": start, "end": end, "top": max(start, end), "text": text, "role": role})
    return shown


def _running(rows: list[Row], chart: Chart, brush: Brush) -> list[Row]:
    palette = brush.palette
    colours = {"before": palette.context, "total": palette.ink, "rise": palette.accent, "fall": palette.against}
    return [
        coloured({**row, "tip": f"{row['label']}: {row['text']}"}, colours[row["role"]], palette)
        for row in steps_of(rows, chart.unit)
    ]


def _domain(shown: list[Row]) -> list[float]:
    ends = [0.0, *(row[side] for row in shown for side in ("start", "end"))]
    low, high = min(ends), max(ends)
    return [low, high if high > low else low + 1]


def _columns(shown: list[Row], brush: Brush) -> Spec:
    palette = brush.palette
    axis = names_axis(palette, labelAngle=0, labelBaseline="top", labelPadding=8, domain=False)
    x = {
        "field": "label",
        "type": "nominal",
        "sort": None,
        "axis": axis,
        "scale": {"paddingInner": 0.35, "paddingOuter": 0.2},
    }
    # The numbers stand over the columns: the range ends a line below the top of the plot.
    scale = {"domain": _domain(shown), "nice": False, "range": [COLUMNS_HEIGHT, LINE_HEIGHT + 6]}
    y = {"field": "start", "type": "quantitative", "axis": None, "scale": scale}
    text = {**brush.text, "baseline": "bottom", "dy": -5, "fontWeight": 600}
    text.pop("color")
    ground: Spec = {"data": {"values": [{}]}, "mark": {"type": "rule", "color": palette.context}}
    layers: list[Spec] = [
        {**ground, "encoding": {"y": {"datum": 0, "type": "quantitative"}}},
        {"mark": {"type": "bar"}, "encoding": {"x": x, "y": y, "y2": {"field": "end"}, "color": COLOUR, **TIP}},
        {"mark": text, "encoding": {"x": x, "y": {**y, "field": "top"}, "text": {"field": "text"}, "color": LETTERS}},
    ]
    return canvas(brush, COLUMNS_HEIGHT, layers, shown)


def _rows(shown: list[Row], brush: Brush) -> Spec:
    y = names_field(brush.palette, scale={"paddingInner": 0.35, "paddingOuter": 0.1})
    room = room_for([row["text"] for row in shown])
    scale = {"domain": _domain(shown), "nice": False, "range": [0, {"expr": f"width - {room:.0f}"}]}
    x = {"field": "start", "type": "quantitative", "axis": None, "scale": scale}
    text = {**brush.text, "align": "left", "dx": 6, "baseline": "middle", "fontWeight": 600}
    text.pop("color")
    layers = [
        {"mark": {"type": "bar"}, "encoding": {"y": y, "x": x, "x2": {"field": "end"}, "color": COLOUR, **TIP}},
        {"mark": text, "encoding": {"y": y, "x": {**x, "field": "top"}, "text": {"field": "text"}, "color": LETTERS}},
    ]
    return canvas(brush, row_height([row["label"] for row in shown], STEP_ROW) * len(shown), layers, shown)
