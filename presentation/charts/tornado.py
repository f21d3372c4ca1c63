"""How far each input moves the answer, widest first: bars from its lower to its upper end, about the value assumed."""

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
    room_for,
    row_height,
    wrapped,
)
from presentation.charts.marks import extent, reference_line, with_reference
from presentation.charts.numbers import short_labels

TORNADO_ROW = 46
ROOM_FOR_NAME = 20  # pixels above the plot, for what the line says


def draw_tornado(rows: list[Row], chart: Chart, brush: Brush) -> Spec:
    palette = brush.palette
    shown = [
        {**row, "colour": palette.accent if is_highlighted(row) else palette.context}
        for row in _with_ends(rows, chart.unit)
    ]
    y = names_field(palette, scale={"paddingInner": 0.4, "paddingOuter": 0.15})
    low, high = with_reference(extent(shown, ("least", "most")), chart)
    sides = [room_for([row[text] for row in shown]) for text in ("least_text", "most_text")]
    scale = {
        "domain": [low, high if high > low else low + 1],
        "nice": False,
        "range": [sides[0], {"expr": f"width - {sides[1]:.0f}"}],
    }
    x = {"field": "least", "type": "quantitative", "axis": None, "scale": scale}
    layers = [
        {"mark": {"type": "bar"}, "encoding": {"y": y, "x": x, "x2": {"field": "most"}, "color": COLOUR, **TIP}},
        _end("least", "right", -6, y, x, brush),
        _end("most", "left", 6, y, x, brush),
        *reference_line(chart, brush),
    ]
    height = row_height([row["label"] for row in shown], TORNADO_ROW) * len(shown)
    return canvas(brush, height, layers, shown, padding={"left": 1, "right": 1, "top": ROOM_FOR_NAME, "bottom": 4})


def _with_ends(rows: list[Row], unit: str) -> list[Row]:
    """`least` and `most` of the answer with their words; under its name, between which ends the input was moved."""
    texts = short_labels(unit, [row[end] for row in rows for end in ("low", "high")])
    found = []
    for row, low_text, high_text in zip(rows, texts[::2], texts[1::2], strict=True):
        (least, least_text), (most, most_text) = sorted([(row["low"], low_text), (row["high"], high_text)])
        between = moved_between(row)
        found.append(
            {
                "label": "\n".join([wrapped(row["label"]), *([between] if between else [])]),
                "is_highlighted": row.get("is_highlighted"),
                "least": least,
                "most": most,
                "least_text": least_text,
                "most_text": most_text,
                "tip": f"{row['label']}{f', {between}' if between else ''}: {least_text} to {most_text}",
            }
        )
    return found


def moved_between(row: Row) -> str:
    """ "5 % to 15 %"; nothing for a row that is no assumption."""
    if row.get("low_at") is None or row.get("high_at") is None:
        return ""
    return " to ".join(short_labels(row["at_unit"], [row["low_at"], row["high_at"]]))


def _end(column: str, align: str, dx: int, y: Spec, x: Spec, brush: Brush) -> Spec:
    return {
        "mark": {**brush.text, "align": align, "dx": dx, "baseline": "middle"},
        "encoding": {"y": y, "x": {**x, "field": column}, "text": {"field": f"{column}_text"}},
    }
