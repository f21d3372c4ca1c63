"""Two values of one label, joined: the first quiet, the second in the accent. Their names head the chart."""

from __future__ import annotations

from analysis.findings import Chart
from presentation.charts.canvas import Brush, Row, Spec, canvas, names_field, room_for, row_height, wrapped
from presentation.charts.header import header_words
from presentation.charts.marks import extent, reference_line
from presentation.charts.numbers import short_labels

PAIR_ROW = 36


def draw_paired_dots(rows: list[Row], chart: Chart, brush: Brush) -> Spec:
    palette = brush.palette
    sizes = [row.get("sample_size") for row in rows]
    texts = short_labels(chart.unit, [v if v is not None else float("nan") for v in _both(rows)], None, sizes * 2)
    shown = [
        {
            **row,
            "label": wrapped(row["label"]),
            "first_text": texts[i],
            "second_text": texts[len(rows) + i],
            "tip": f"{row['label']}: {texts[i]} and {texts[len(rows) + i]}",
            "is_falling": (row.get("second") or 0) < (row.get("first") or 0),
        }
        for i, row in enumerate(rows)
    ]
    words = [(chart.names.get("first", "First"), palette.quiet), (chart.names.get("second", "Second"), palette.accent)]
    header = header_words(words, brush)
    room = room_for(texts, gap=14)
    low, high = brush.domain or extent(rows, ("first", "second"))
    scale = {"domain": [low, high if high > low else low + 1], "nice": False}
    scale["range"] = [room, {"expr": f"width - {room:.0f}"}]
    y = names_field(palette)
    layers = [*reference_line(chart, brush), *_pair(y, scale, brush), *header]
    height = row_height([row["label"] for row in shown], PAIR_ROW) * len(shown)
    return canvas(brush, height, layers, shown)


def _both(rows: list[Row]) -> list[float | None]:
    return [row["first"] for row in rows] + [row["second"] for row in rows]


def _pair(y: Spec, scale: Spec, brush: Brush) -> list[Spec]:
    palette = brush.palette

    def x(column: str) -> Spec:
        return {"field": column, "type": "quantitative", "axis": None, "scale": scale}

    def number(column: str, colour: str, is_left: str) -> list[Spec]:
        """Outside the pair: left of the smaller, right of the greater."""
        mark = {**brush.text, "color": colour, "baseline": "middle"}
        encoding = {"y": y, "x": x(column), "text": {"field": f"{column}_text"}}
        return [
            {"transform": [{"filter": is_left}], "mark": {**mark, "align": "right", "dx": -10}, "encoding": encoding},
            {
                "transform": [{"filter": f"!({is_left})"}],
                "mark": {**mark, "align": "left", "dx": 10},
                "encoding": encoding,
            },
        ]

    dot = {"type": "point", "filled": True, "size": 120, "opacity": 1}
    tip = {"field": "tip", "type": "nominal"}
    return [
        {
            "mark": {"type": "rule", "strokeWidth": 2.5, "color": palette.faint},
            "encoding": {"y": y, "x": x("first"), "x2": {"field": "second"}},
        },
        {"mark": {**dot, "color": palette.context}, "encoding": {"y": y, "x": x("first"), "tooltip": tip}},
        {"mark": {**dot, "color": palette.accent}, "encoding": {"y": y, "x": x("second"), "tooltip": tip}},
        *number("first", palette.quiet, "!datum.is_falling"),
        *number("second", palette.accent, "datum.is_falling"),
    ]
