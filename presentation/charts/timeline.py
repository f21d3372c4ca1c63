"""What happened when: a lane for each kind of record, months from left to right.

A row is a mark in a lane: a `bar` as high as its `value` of the lane, or a `dot` at that height. `words` stand above
the mark. The name of a lane stands at its top, so that a telephone keeps the whole width for the months.
"""

from __future__ import annotations

from datetime import date

from analysis.findings import Chart
from presentation.charts.canvas import COLOUR, LABEL_SIZE, LETTERS, TICK_SIZE, TIP, Brush, Row, Spec, canvas, readable
from presentation.charts.measure import NARROWEST, text_width

LANE_HEIGHT = 66  # pixels, the lane's name above its marks
USED = 0.56  # of a lane's height; the rest is its name's
BAR_REACH = 0.38  # months to either side
JANUARY = 1
DOT = 90
MARKED_DOT = 150


def draw_timeline(rows: list[Row], chart: Chart, brush: Brush) -> Spec:
    lanes = list(dict.fromkeys(str(row["label"]) for row in rows))
    dated = [row for row in rows if row.get("at")]
    months = [_month(row) for row in dated]
    first, last = min(months, default=0), max(months, default=0)
    shown = [_placed(row, lanes, first, last, brush) for row in dated]
    shown.sort(key=lambda row: bool(row.get("is_highlighted")))  # drawn last, so that nothing covers them
    x = _x_field(first, last, brush)
    y: Spec = {"type": "quantitative", "axis": None, "scale": {"domain": [0, max(len(lanes), 1)], "nice": False}}
    layers = [*_lanes(lanes, x, y, first, last, brush), *_bars(x, y), *_dots(x, y), *_words(x, y)]
    return canvas(brush, LANE_HEIGHT * max(len(lanes), 1), layers, shown)


def _month(row: Row) -> int:
    day = date.fromisoformat(str(row["at"]))
    return day.year * 12 + day.month - 1


def _placed(row: Row, lanes: list[str], first: int, last: int, brush: Brush) -> Row:
    """With its place, its colour, and the side of the mark on which its words have room."""
    base = len(lanes) - 1 - lanes.index(str(row["label"]))
    value = row.get("value")
    at, words = _month(row) - first, str(row.get("words") or "")
    quiet = brush.palette.faint if row.get("mark") == "bar" else brush.palette.context
    colour = brush.palette.accent if row.get("is_highlighted") else quiet
    wide = (NARROWEST - 20) / max(last - first + 1, 1)
    half = text_width(words, LABEL_SIZE) / 2
    day = date.fromisoformat(str(row["at"]))
    return {
        **row,
        "words": words,
        "m": at,
        "m0": at - BAR_REACH,
        "m1": at + BAR_REACH,
        "base": base,
        "top": base + USED * (0.5 if value is None else max(float(value), 0.02)),
        "size": MARKED_DOT if row.get("is_highlighted") else DOT,
        "lean": "right" if half > wide * (last - first - at) else "left" if half > wide * at else "center",
        "colour": colour,
        "letters": readable(colour, brush.palette),
        "tip": f"{day:%B %Y}: {row.get('tip') or words or row['label']}",
    }


def _x_field(first: int, last: int, brush: Brush) -> Spec:
    """Years are named at their Januaries; the first month too, where no January is near."""
    names = {month - first: str(month // 12) for month in range(first, last + 1) if month % 12 == JANUARY - 1}
    if not names or min(names) > 3:
        names[0] = f"{date(first // 12, first % 12 + 1, 1):%b %Y}"
    labels = "{" + ",".join(f"'{at}':'{name}'" for at, name in names.items()) + "}[datum.value]"
    axis: Spec = {"title": None, "grid": True, "gridDash": [1, 3], "values": sorted(names), "labelExpr": labels}
    axis |= {
        "ticks": False,
        "domain": False,
        "labelPadding": 6,
        "labelAlign": "left",
        "labelColor": brush.palette.quiet,
    }
    scale = {"domain": [-0.6, max(last - first, 1) + 0.6], "nice": False, "zero": False}
    return {"type": "quantitative", "axis": axis, "scale": scale}


def _lanes(lanes: list[str], x: Spec, y: Spec, first: int, last: int, brush: Brush) -> list[Spec]:
    """A thin line under each lane, its name at the left above the marks."""
    told = [{"lane": name, "floor": len(lanes) - 1 - place} for place, name in enumerate(lanes)]
    own = {"data": {"values": told}}
    whole = {"x": {**x, "datum": -0.6}, "x2": {"datum": max(last - first, 1) + 0.6}}
    rule = {"mark": {"type": "rule", "color": brush.palette.rule}, "encoding": {**whole, "y": {**y, "field": "floor"}}}
    name = {**brush.text, "align": "left", "baseline": "top", "dy": -LANE_HEIGHT + 5, "fontSize": TICK_SIZE}
    words = {"x": {"value": 0}, "y": {**y, "field": "floor"}, "text": {"field": "lane"}}
    return [{**own, **rule}, {**own, "mark": {**name, "color": brush.palette.quiet}, "encoding": words}]


def _bars(x: Spec, y: Spec) -> list[Spec]:
    across = {"x": {**x, "field": "m0"}, "x2": {"field": "m1"}}
    up = {"y": {**y, "field": "base"}, "y2": {"field": "top"}}
    return [
        {
            "transform": [{"filter": "datum.mark == 'bar'"}],
            "mark": {"type": "rect"},
            "encoding": {**across, **up, "color": COLOUR, **TIP},
        }
    ]


def _dots(x: Spec, y: Spec) -> list[Spec]:
    on = {"x": {**x, "field": "m"}, "y": {**y, "field": "top"}}
    size = {"field": "size", "type": "quantitative", "scale": None}
    return [
        {
            "transform": [{"filter": "datum.mark == 'dot'"}],
            "mark": {"type": "point", "filled": True, "opacity": 1},
            "encoding": {**on, "color": COLOUR, "size": size, **TIP},
        }
    ]


def _words(x: Spec, y: Spec) -> list[Spec]:
    """Above the mark; where an edge is near, they lean inwards."""
    on = {"x": {**x, "field": "m"}, "y": {**y, "field": "top"}, "text": {"field": "words"}, "color": LETTERS}
    mark = {"type": "text", "baseline": "bottom", "dy": -7, "fontSize": TICK_SIZE}
    return [
        {
            "transform": [{"filter": f"datum.words && datum.lean == '{lean}'"}],
            "mark": {**mark, "align": lean, "dx": dx},
            "encoding": on,
        }
        for lean, dx in (("left", -5), ("center", 0), ("right", 5))
    ]
