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
    names_field,
    row_height,
    wrapped,
)
from presentation.charts.marks import extent, half_width
from presentation.charts.measure import NARROWEST, longest_word, text_width, wrap
from presentation.charts.numbers import short_labels
from presentation.theme import Palette

HEAT_ROW = 38
TIGHT_SIZE = 11  # pixels; where columns are many, numbers go without their % and smaller
PERCENT = "\u00a0%"
TOO_FEW = "too few"
DEEPEST = 0.5  # share of the accent in the deepest cell: ink on it still has a contrast of 4.5, light and dark


def draw_heat(rows: list[Row], chart: Chart, brush: Brush) -> Spec:
    palette = brush.palette
    low, high = extent(rows, ("value",))
    columns, said_of_all = without_common_ending(list(dict.fromkeys(str(row["column"]) for row in rows)))
    names = label_column([wrapped(row["row"]) for row in rows])
    width = (NARROWEST - names) / max(len(columns), 1) - 4
    fits = longest_word(list(columns.values()), LABEL_SIZE) <= width
    texts = short_labels(chart.unit, [_known(row["value"]) for row in rows], [half_width(row) for row in rows])
    is_tight = max((text_width(text, LABEL_SIZE) for text in texts), default=0) > width
    shown = [
        {
            "label": wrapped(row["row"]),
            "column": _column_name(columns[str(row["column"])], width if fits else None),
            "depth": _depth(row["value"], low, high),
            "text": (text.rstrip(PERCENT) if is_tight else text) or "–",
            "letters": brush.palette.quiet if row["value"] is None else brush.palette.ink,
            "tip": f"{row['row']}, {row['column']}: {text or TOO_FEW}",
        }
        for row, text in zip(rows, texts, strict=True)
    ]
    height = row_height([str(row["label"]) for row in shown], HEAT_ROW) * len({row["row"] for row in rows})
    right = 1 if fits else 60  # a slanted name leans out of its column
    padding = {"left": 1, "right": right, "top": 6, "bottom": 4}
    x_axis = _column_axis(shown, fits, said_of_all, palette)
    return canvas(brush, height, _cells(x_axis, TIGHT_SIZE if is_tight else LABEL_SIZE, brush), shown, padding=padding)


def without_common_ending(columns: list[str]) -> tuple[dict[str, str], str | None]:
    """ "3 months", "6 months" -> "3", "6" and "months": said once over the columns."""
    endings = {column.partition(" ")[2] for column in columns}
    if len(columns) < 3 or len(endings) != 1 or not all(column.partition(" ")[0].isdigit() for column in columns):
        return {column: column for column in columns}, None
    return {column: column.partition(" ")[0] for column in columns}, endings.pop()


def _column_name(name: str, width: float | None) -> str:
    return name if width is None else "\n".join(wrap(name, LABEL_SIZE, width))


def _column_axis(shown: list[Row], fits: bool, title: str | None, palette: Palette) -> Spec:
    lines = max((str(row["column"]).count("\n") for row in shown), default=0)
    place = {"labelAngle": 0, "labelAlign": "center"} if fits else {"labelAngle": -45, "labelAlign": "left"}
    words = {"title": title.capitalize() if title else None, "titleAnchor": "start"}
    return names_axis(palette, orient="top", labelPadding=8 + lines * LINE_HEIGHT, **place, **words)


def _cells(x_axis: Spec, size: float, brush: Brush) -> list[Spec]:
    palette = brush.palette
    x = {"field": "column", "type": "nominal", "sort": None, "axis": x_axis}
    y = names_field(palette)
    depth = {"field": "depth", "type": "quantitative", "scale": None, "legend": None}
    ground = {"type": "rect", "color": palette.accent, "stroke": palette.paper, "strokeWidth": 2}
    number = {"type": "text", "baseline": "middle", "fontSize": size}
    return [
        {"mark": ground, "encoding": {"x": x, "y": y, "opacity": depth, **TIP}},
        {"mark": number, "encoding": {"x": x, "y": y, "text": {"field": "text"}, "color": LETTERS}},
    ]


def _known(value: float | None) -> float:
    return float("nan") if value is None else value


def _depth(value: float | None, low: float, high: float) -> float:
    if value is None:
        return 0.03
    return 0.08 + (DEEPEST - 0.08) * ((value - low) / (high - low) if high > low else 0.5)
