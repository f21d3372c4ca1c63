"""Two amounts of each thing, with lines at their middles: what is common and dear stands at the upper right."""

from __future__ import annotations

from statistics import median
from typing import Any

from analysis.findings import Chart
from presentation.charts.canvas import (
    COLOUR,
    FLUSH_WITHIN,
    LABEL_SIZE,
    LINE_HEIGHT,
    TIP,
    Brush,
    Row,
    Spec,
    canvas,
    is_highlighted,
    value_axis,
)
from presentation.charts.measure import NARROWEST, text_width, wrap
from presentation.charts.numbers import short_labels

QUADRANT_HEIGHT = 340
AXIS_WIDTH = 44  # pixels that the numbers of the upright axis take
X_UNIT = "x_unit"  # the name in Chart.names that gives the unit along x; counts without it
NAME_WIDTH = 110
ABOVE_AXIS = 5  # pixels between the plot and the numbers of its axis, where letters may reach
Box = tuple[float, float, float, float]


def draw_quadrant(rows: list[Row], chart: Chart, brush: Brush) -> Spec:
    known = [row for row in rows if row.get("x") is not None and row.get("y") is not None]
    x_unit = chart.names.get(X_UNIT, "number")
    xs, ys = [row["x"] for row in known], [row["y"] for row in known]
    x_domain, y_domain = _with_margin(xs), _with_margin(ys)
    x_texts, y_texts = short_labels(x_unit, xs), short_labels(chart.unit, ys)
    one_stands_out = any(map(is_highlighted, known))
    shown = [
        {**row, "colour": _colour(row, brush, one_stands_out), "tip": f"{row['label']}: {x_text}, {y_text}"}
        for row, x_text, y_text in zip(known, x_texts, y_texts, strict=True)
    ]
    plot = (NARROWEST - AXIS_WIDTH, QUADRANT_HEIGHT)
    names = _names(shown, _pixels(shown, x_domain, y_domain, plot), plot, brush)
    layers = [*_middles(xs, ys, brush), *_points(x_domain, y_domain, x_unit, chart, brush), *names]
    title = {"text": chart.names.get("y", ""), "anchor": "start", "frame": "bounds", "fontSize": 12, "fontWeight": 400}
    title |= {"color": brush.palette.quiet, "offset": 8}
    return canvas(brush, QUADRANT_HEIGHT, layers, shown, **({"title": title} if title["text"] else {}))


def _colour(row: Row, brush: Brush, one_stands_out: bool) -> str:
    if is_highlighted(row):
        return brush.palette.accent
    return brush.palette.context if one_stands_out else brush.palette.ink


def _with_margin(amounts: list[float]) -> tuple[float, float]:
    """From zero where nothing is below it: how far a point is from none is the point."""
    low, high = min(amounts, default=0.0), max(amounts, default=1.0)
    low = min(low * 1.08, 0.0)
    return (low, high * 1.12 if high > 0 else 1.0)


def _pixels(rows: list[Row], x_domain: Any, y_domain: Any, plot: tuple[float, float]) -> list[tuple[float, float]]:
    """Where the points stand on a telephone: names that do not collide there collide nowhere."""
    return [
        (
            plot[0] * (row["x"] - x_domain[0]) / (x_domain[1] - x_domain[0]),
            plot[1] * (1 - (row["y"] - y_domain[0]) / (y_domain[1] - y_domain[0])),
        )
        for row in rows
    ]


def _points(x_domain: Any, y_domain: Any, x_unit: str, chart: Chart, brush: Brush) -> list[Spec]:
    axis = value_axis(x_unit, labelFlush=FLUSH_WITHIN, title=chart.names.get("x"), titleAnchor="end", titlePadding=8)
    x = {"field": "x", "type": "quantitative", "axis": axis, "scale": {"domain": list(x_domain), "nice": False}}
    y_axis = value_axis(chart.unit, minExtent=AXIS_WIDTH - 6)
    y = {"field": "y", "type": "quantitative", "axis": y_axis, "scale": {"domain": list(y_domain), "nice": False}}
    mark = {"type": "point", "filled": True, "size": 110, "opacity": 1}
    return [{"mark": mark, "encoding": {"x": x, "y": y, "color": COLOUR, **TIP}}]


def _middles(xs: list[float], ys: list[float], brush: Brush) -> list[Spec]:
    """Lines at the medians part the plot in four; with fewer than four points there is nothing to part."""
    if len(xs) < 4:
        return []
    rule = {"type": "rule", "color": brush.palette.rule, "strokeWidth": 1.5}
    data = {"data": {"values": [{}]}, "mark": rule}
    return [
        {**data, "encoding": {channel: {"datum": median(amounts), "type": "quantitative"}}}
        for channel, amounts in (("x", xs), ("y", ys))
    ]


def _names(rows: list[Row], points: list[tuple[float, float]], plot: tuple[float, float], brush: Brush) -> list[Spec]:
    """Names where there is room: the point made first, then the far ones. What has no room is told on hover."""
    taken: list[Box] = [(x - 7, y - 7, x + 7, y + 7) for x, y in points]
    order = sorted(range(len(rows)), key=lambda i: (not is_highlighted(rows[i]), -points[i][0] + points[i][1]))
    layers = []
    for i in order:
        lines = wrap(rows[i]["label"], LABEL_SIZE, NAME_WIDTH)
        place = next((p for p in _places(points[i], lines) if _is_free(p[0], taken, plot)), None)
        if place is not None:
            taken.append(place[0])
            layers.append(_name(rows[i], lines, place[1], brush))
    return layers


def _places(point: tuple[float, float], lines: list[str]) -> list[tuple[Box, Spec]]:
    """Right of the point, left of it, over it, under it, and towards its corners."""
    x, y = point
    width, height = max(text_width(line, LABEL_SIZE) for line in lines) * 1.08, len(lines) * LINE_HEIGHT
    middle, over, under = y - height / 2, y - 10 - height, y + 10
    at = {"left": x + 11, "right": x - 11 - width, "center": x - width / 2}
    nudge = {"left": 11, "right": -11, "center": 0}
    wanted = [
        ("left", middle),
        ("right", middle),
        *((side, top) for top in (over, under) for side in ("center", "left", "right")),
    ]
    return [
        (
            (at[side], top, at[side] + width, top + height),
            {"align": side, "dx": nudge[side] if top == middle else nudge[side] / 3, "dy": top - y + LINE_HEIGHT / 2},
        )
        for side, top in wanted
    ]


def _is_free(box: Box, taken: list[Box], plot: tuple[float, float]) -> bool:
    if box[0] < 0 or box[1] < 0 or box[2] > plot[0] or box[3] > plot[1] + ABOVE_AXIS:
        return False
    return not any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in taken)


def _name(row: Row, lines: list[str], place: Spec, brush: Brush) -> Spec:
    look = {"color": row["colour"], "fontWeight": 600} if is_highlighted(row) else {"color": brush.palette.ink}
    mark = {**brush.text, "text": lines, "baseline": "middle", "lineHeight": LINE_HEIGHT, **look, **place}
    encoding = {"x": {"datum": row["x"], "type": "quantitative"}, "y": {"datum": row["y"], "type": "quantitative"}}
    return {"data": {"values": [{}]}, "mark": mark, "encoding": encoding}
