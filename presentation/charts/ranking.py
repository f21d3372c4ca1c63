"""Issues in order: each with its place, a bar with its interval, and in quiet words how sure its place is and why."""

from __future__ import annotations

from typing import Any

from analysis.findings import Chart
from presentation.charts.canvas import (
    COLOUR,
    LABEL_SIZE,
    TICK_SIZE,
    TIP,
    Brush,
    Row,
    Spec,
    canvas,
    is_highlighted,
    room_for,
)
from presentation.charts.marks import amounts_with_labels, extent
from presentation.charts.measure import NARROWEST, wrap
from presentation.charts.numbers import short_labels

NAME_LINE, BAR_HEIGHT, NOTE_LINE, GAP = 20, 14, 16, 14  # pixels of the parts of a row, from top to bottom
ALL_DRAWS = 0.995  # from here on "100 %" would promise more than draws can tell
NO_DRAW = 0.005


def draw_ranking(rows: list[Row], chart: Chart, brush: Brush) -> Spec:
    shown, height = _placed([_worded(row, place, chart.unit) for place, row in enumerate(rows, start=1)], chart, brush)
    x = {"field": "value", "type": "quantitative", "axis": None, "scale": _scale(shown)}
    x_end = {"field": "far", "type": "quantitative"}
    middle, start = _y("middle", height), {"value": 0}
    quiet = {**brush.text, "align": "left", "baseline": "top", "color": brush.palette.quiet, "fontSize": TICK_SIZE}
    notes = {**quiet, "lineHeight": NOTE_LINE, "lineBreak": "\n"}
    across = {"x": x, "x2": {"datum": 0}, "y": _y("bar_top", height), "y2": {"field": "bar_end"}}
    rule = {"type": "rule", "strokeWidth": 1.5, "color": brush.palette.ink, "opacity": 0.75}
    name = {**brush.text, "align": "left", "baseline": "top", "fontWeight": 600, "fontSize": LABEL_SIZE}
    number = {**brush.text, "align": "left", "baseline": "middle", "dx": 6}
    layers: list[Spec] = [
        {"mark": {"type": "rect"}, "encoding": {**across, "color": COLOUR, **TIP}},
        {"mark": rule, "encoding": {"y": middle, "x": {**x, "field": "low"}, "x2": {"field": "high"}}},
        {"mark": number, "encoding": {"y": middle, "x": x_end, "text": {"field": "text"}}},
        {"mark": name, "encoding": {"y": _y("top", height), "x": start, "text": {"field": "name"}}},
        {"mark": notes, "encoding": {"y": _y("below", height), "x": start, "text": {"field": "words"}}},
    ]
    return canvas(brush, height, layers, shown)


def _worded(row: Row, place: int, unit: str) -> Row:
    """The name with its place, and under it what is known, in lines that a telephone holds."""
    said, note = known_of(row, unit), str(row.get("note") or "")
    lines = [line for text in (said, note) for line in wrap(text, TICK_SIZE, NARROWEST - 10)]
    far = row["value"] if row.get("high") is None else row["high"]
    return {**row, "name": f"{place}  {row['label']}", "words": "\n".join(filter(None, lines)), "far": far}


def known_of(row: Row, unit: str) -> str:
    """How many it touches, how sure its place is, and what a fix takes: "139 customers; first in 93 % of draws"."""
    size = f"{row['sample_size']:,} customers" if row.get("sample_size") else ""
    return "; ".join(filter(None, [size, _how_sure(row), _place_between(row), _to_fix(row, unit)]))


def _how_sure(row: Row) -> str:
    share = row.get("first_share")
    if share is None or share < NO_DRAW:
        return ""
    return (
        "first in practically every draw"
        if share >= ALL_DRAWS
        else f"first in {short_labels('share', [share])[0]} of draws"
    )


def _to_fix(row: Row, unit: str) -> str:
    """Working days and cost of a fix, once, as far as the catalogue states them."""
    days, cost = row.get("effort_days"), row.get("cost")
    said = [f"{days:g} days"] if days is not None else []
    said += short_labels(unit.partition(" per ")[0], [cost]) if cost is not None else []
    return f"to fix {' and '.join(said)}" if said else ""


def _place_between(row: Row) -> str:
    low, high = row.get("rank_low"), row.get("rank_high")
    return "" if low is None or high is None or low == high else f"place {low:.0f} to {high:.0f}"


def _placed(rows: list[Row], chart: Chart, brush: Brush) -> tuple[list[Row], float]:
    """Each with where its parts stand, in pixels from the top, and how high all are."""
    one_stands_out, top, placed = any(map(is_highlighted, rows)), 0.0, list[Row]()
    for row in amounts_with_labels(rows, chart.unit):
        bar_top, bar_end = top + NAME_LINE, top + NAME_LINE + BAR_HEIGHT
        heights = {"top": top, "bar_top": bar_top, "middle": (bar_top + bar_end) / 2, "bar_end": bar_end}
        below = bar_end + 4
        colour = brush.palette.accent if is_highlighted(row) or not one_stands_out else brush.palette.context
        placed.append({**row, **heights, "below": below, "colour": colour})
        top = below + NOTE_LINE * (row["words"].count("\n") + 1) + GAP
    return placed, top


def _y(field: str, height: float) -> Spec:
    scale = {"domain": [0, height], "range": [0, height], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def _scale(rows: list[Row]) -> dict[str, Any]:
    high = max(extent(rows)[1], 0.0) or 1.0
    room = room_for([row["text"] for row in rows])
    return {"domain": [0, high], "nice": False, "range": [0, {"expr": f"width - {room:.0f}"}]}
