"""What every chart shares: paper, type, axes, and the words that stand in the plot instead of a legend."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from presentation.charts.measure import text_width, wrap
from presentation.charts.numbers import axis_expression
from presentation.theme import Palette, fonts

Spec = dict[str, Any]
Row = dict[str, Any]

# Rows carry the colour of their mark in `colour` and that of their words in `letters`.
COLOUR: Spec = {"field": "colour", "type": "nominal", "scale": None}
LETTERS: Spec = {"field": "letters", "type": "nominal", "scale": None}
TIP: Spec = {"tooltip": {"field": "tip", "type": "nominal"}}

LABEL_SIZE = 13  # pixels; labels of marks and categories
TICK_SIZE = 12
LINE_HEIGHT = 16
CLOSE_LINE = 13  # where rows are many
LINES_OF_LABEL = "split(datum.label, '\\n')"
LABEL_COLUMN = 124  # pixels that the names of rows may take: leaves two thirds of a telephone to the plot


@dataclass(frozen=True)
class Brush:
    """The palette in use, the width drawn for ("container" on a page), and the scale shared down a page, if any."""

    palette: Palette
    width: int | str = "container"
    domain: tuple[float, float] | None = None

    @property
    def text(self) -> Spec:
        return {"type": "text", "color": self.palette.ink}


FLUSH_WITHIN = 18  # pixels from the edge within which a tick's number leans inwards: half of "100 %"


def canvas(brush: Brush, height: float, layers: Sequence[Spec], rows: Sequence[Row], **more: Any) -> Spec:
    """A chart of `height` pixels without its axes. The rows ride one level down, where Streamlit leaves them alone."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": brush.width,
        "height": height,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "background": brush.palette.paper,
        "padding": {"left": 1, "right": 1, "top": 6, "bottom": 4},
        "config": config(brush.palette),
        "layer": [_layered(_said_once(layers), _slim(rows, layers))],
        "usermeta": {"embedOptions": {"renderer": "svg", "actions": False}},
        **more,
    }


def _layered(layers: Sequence[Spec], rows: Sequence[Row]) -> Spec:
    """The layers as one over the rows. Altair sees no rows, as it would look at each of their cells, and no charts of
    their own, each of which it would copy."""
    from presentation.charts.assembled import assembled  # with it comes Altair: a server of kept charts needs none

    return assembled(layers) | _packed(rows)


def _slim(rows: Sequence[Row], layers: Sequence[Spec]) -> list[Row]:
    """Only what the layers name, and numbers as fine as a screen can show: a page should travel light."""
    named = json.dumps(layers)
    used = [key for key in (rows[0] if rows else {}) if f'"{key}"' in named or f"datum.{key}" in named]
    known = [key for key in used if any(row.get(key) is not None for row in rows)]
    return [{key: _short(row.get(key)) for key in known} for row in rows]


def _packed(rows: Sequence[Row]) -> Spec:
    """A list for each column, unfolded in the browser: names of columns travel once, not once a row."""
    columns = {key: [row[key] for row in rows] for key in (rows[0] if rows else {})}
    return (
        {"data": {"values": [columns]}, "transform": [{"flatten": list(columns)}]}
        if columns
        else {"data": {"values": []}}
    )


def _said_once(layers: Sequence[Spec]) -> list[Spec]:
    """Layers share their scales and axes: what the first says of x and y, the others need not repeat."""
    said: dict[str, list[Spec]] = {"x": [], "y": []}
    bare = {c for layer in layers for c, d in layer["encoding"].items() if c in said and d.get("axis", "") is None}
    return [
        {**layer, "encoding": {c: _unsaid(c, _bared(c, d, bare), said) for c, d in layer["encoding"].items()}}
        for layer in layers
    ]


def _bared(channel: str, definition: Spec, bare: set[str]) -> Spec:
    """Vega-Lite draws an axis, or fails, where one layer says that there is none and another says nothing."""
    return {**definition, "axis": None} if channel in bare and "value" not in definition else definition


def _unsaid(channel: str, definition: Spec, said: dict[str, list[Spec]]) -> Spec:
    shared = {key: definition[key] for key in ("axis", "scale") if isinstance(definition.get(key), dict)}
    if channel not in said or not shared:
        return definition
    if shared in said[channel]:
        return {key: value for key, value in definition.items() if key not in shared}
    said[channel].append(shared)
    return definition


def _short(value: Any) -> Any:
    return float(f"{value:.5g}") if isinstance(value, float) else value


def config(palette: Palette) -> Spec:
    family = fonts().sans
    return {
        "font": family,
        "view": {"stroke": None},
        "text": {"fontSize": LABEL_SIZE},
        "axis": {
            "labelFontSize": TICK_SIZE,
            "labelColor": palette.quiet,
            "titleFontSize": TICK_SIZE,
            "titleFontWeight": 400,
            "titleColor": palette.quiet,
            "gridColor": palette.rule,
            "domainColor": palette.context,
            "tickColor": palette.context,
            "labelLimit": 0,
        },
    }


def value_axis(unit: str, **more: Any) -> Spec:
    """A quiet axis of amounts: light grid, no line, few ticks."""
    quiet = {"title": None, "domain": False, "ticks": False, "grid": True, "tickCount": 5, "labelPadding": 6}
    return {**quiet, "labelExpr": axis_expression(unit), **more}


def names_axis(palette: Palette, **more: Any) -> Spec:
    """The names of rows: ink, no line, wrapped where the name holds a line break."""
    look = {"title": None, "domain": False, "ticks": False, "grid": False, "labelPadding": 10}
    type_: Spec = {"labelFontSize": LABEL_SIZE, "labelColor": palette.ink, "labelLineHeight": LINE_HEIGHT}
    return {**look, **type_, "labelExpr": LINES_OF_LABEL, **more}


def wrapped(name: object, width: float = LABEL_COLUMN) -> str:
    return "\n".join(wrap(str(name), LABEL_SIZE, width))


def row_height(names: Sequence[str], least: float, is_close: bool = False) -> float:
    """The height that the longest of the wrapped names needs."""
    lines = max((name.count("\n") + 1 for name in names), default=1)
    return max(least, lines * CLOSE_LINE + 4 if is_close else lines * LINE_HEIGHT + 12)


def names_field(palette: Palette, is_close: bool = False, **more: Any) -> Spec:
    """The names of rows at the left, several lines of one name centred on its row."""
    size, line = (TICK_SIZE, CLOSE_LINE) if is_close else (LABEL_SIZE, LINE_HEIGHT)
    middle = {"expr": f"-{line / 2:g} * (length(split(datum.value, '\\n')) - 1)"}
    axis = names_axis(palette, labelOffset=middle, labelFontSize=size, labelLineHeight=line)
    return {"field": "label", "type": "nominal", "sort": None, "axis": axis, **more}


def room_for(labels: Sequence[str], gap: float = 8) -> float:
    """Pixels to keep free beside the plot for labels that stand outside their marks."""
    return max((text_width(label, LABEL_SIZE) for label in labels), default=0) * 1.08 + gap


def label_column(names: Sequence[str]) -> float:
    """Pixels that the wrapped names of rows take beside the plot."""
    return max((text_width(line, LABEL_SIZE) for name in names for line in name.split("\n")), default=0) + 14


def coloured(row: Row, colour: str, palette: Palette) -> Row:
    return {**row, "colour": colour, "letters": readable(colour, palette)}


def readable(colour: str, palette: Palette) -> str:
    """Grey marks may be faint, words may not."""
    return palette.quiet if colour in (palette.context, palette.faint) else colour


def is_highlighted(row: Mapping[str, Any]) -> bool:
    return bool(row.get("is_highlighted") or False)
