"""Several lines in one plot: their colours, and their names at their right ends, kept apart."""

from __future__ import annotations

from presentation.charts.canvas import LABEL_SIZE, LINE_HEIGHT, Brush, Row, Spec, is_highlighted, readable
from presentation.charts.marks import half_width
from presentation.charts.measure import spread, text_width, wrap
from presentation.charts.numbers import axis_expression, short_labels

WHOLE_PERCENT = 1  # as of a sample this small: how a line ended needs no decimals
END_NAME_WIDTH = 104  # pixels beside the plot; a longer name wraps


def series_names(rows: list[Row]) -> list[str]:
    """In the order in which they come."""
    return list(dict.fromkeys(str(row["series"]) for row in rows))


def series_colours(rows: list[Row], brush: Brush) -> dict[str, str]:
    """The accent for the one the point is about and grey for the others; the theme's own colours where none is."""
    names = series_names(rows)
    chosen = {str(row["series"]) for row in rows if is_highlighted(row)}
    if chosen and len(chosen) < len(names):
        return {name: brush.palette.accent if name in chosen else brush.palette.context for name in names}
    return {name: brush.palette.series[i % len(brush.palette.series)] for i, name in enumerate(names)}


def ends_with_labels(last: dict[str, Row], unit: str) -> list[tuple[str, str, float]]:
    """(series, its last number as text, the number); all as fine as one another, shares in whole percent."""
    amounts = [float(row["value"]) for row in last.values()]
    texts = short_labels(unit, amounts, [half_width(row) for row in last.values()], [WHOLE_PERCENT] * len(last))
    return list(zip(last, texts, amounts, strict=True))


def told(unit: str, place: str) -> str:
    """The Vega expression of what a pointer over the line is told."""
    number = axis_expression(unit)
    return f"datum.series + ', ' + datum.{place} + ': ' + ({number})"


def series_field(colours: dict[str, str]) -> Spec:
    scale = {"domain": list(colours), "range": list(colours.values())}
    return {"field": "series", "type": "nominal", "scale": scale, "legend": None}


def end_names(
    ends: list[tuple[str, str, float]],
    domain: tuple[float, float],
    height: float,
    colours: dict[str, str],
    brush: Brush,
) -> tuple[list[Spec], float]:
    """Layers that write each series' last number and name at the right, and the pixels they need there.

    `ends` holds (series, its last number as text, its last number). A lone series has its number alone.
    """
    texts = [[text] if len(ends) == 1 else wrap(f"{name} {text}", LABEL_SIZE, END_NAME_WIDTH) for name, text, _ in ends]
    span = (domain[1] - domain[0]) or 1.0
    pixels = [height * (1 - (value - domain[0]) / span) for _, _, value in ends]
    tallest = max((len(lines) for lines in texts), default=1)
    placed = spread(pixels, tallest * LINE_HEIGHT, 0, height)
    room = max((text_width(line, LABEL_SIZE) for lines in texts for line in lines), default=0) * 1.08 + 10
    layers = [
        {
            "data": {"values": [{}]},
            "mark": {
                **brush.text,
                "text": lines,
                "align": "left",
                "baseline": "middle",
                "dx": 8,
                "dy": -(len(lines) - 1) * LINE_HEIGHT / 2,
                "lineHeight": LINE_HEIGHT,
                "color": readable(colours[name], brush.palette),
                "fontWeight": 600,
            },
            "encoding": {"x": {"value": {"expr": f"width - {room:.0f}"}}, "y": {"value": y}},
        }
        for (name, _, _), lines, y in zip(ends, texts, placed, strict=True)
    ]
    return layers, room
