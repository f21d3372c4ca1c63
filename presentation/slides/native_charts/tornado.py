"""How far each input moves the answer, widest first: bars from its lower to its upper end, about the value assumed."""

from __future__ import annotations

from typing import Any

from analysis.findings import Chart
from presentation.charts.canvas import Row, is_highlighted
from presentation.charts.marks import extent, with_reference
from presentation.charts.numbers import short_labels
from presentation.charts.tornado import moved_between
from presentation.slides.native_charts.amounts_scale import own_roles, room_for_numbers, with_room
from presentation.slides.native_charts.chart_part import ChartPart, add_part
from presentation.slides.native_charts.labels import Label, labels
from presentation.slides.native_charts.look import Box, Look, Role
from presentation.slides.native_charts.nothing import say_nothing
from presentation.slides.native_charts.number_formats import format_saying
from presentation.slides.native_charts.paint_xml import stroke
from presentation.slides.native_charts.plots import NAME, amounts_axis, bar_plot, bar_series, names_axis
from presentation.slides.native_charts.reference_line import name_reference_line, room_for_reference
from presentation.slides.native_charts.row_places import row_places
from presentation.slides.native_charts.sheet import Column, Sheet, sheet_of

NEARER = "nearer end"
ENDS = ("low", "high")


def draw_tornado(shapes: Any, rows: list[Row], chart: Chart, look: Look, box: Box) -> None:
    rows = [row for row in rows if row["low"] is not None and row["high"] is not None]
    if not rows:
        return say_nothing(shapes, box)
    names = ["\n".join(filter(None, [str(row["label"]), moved_between(row)])) for row in rows]
    places = row_places(names, box, top=room_for_reference(chart))
    texts = short_labels(chart.unit, [row[end] for row in rows for end in ENDS])
    low, high = with_reference(extent(rows, ENDS), chart)
    room = room_for_numbers(texts, places.size)
    scale = with_room((low, high if high > low else low + 1), places, room, room)
    start = low if chart.reference is None else chart.reference
    sheet = sheet_of(rows, Column(NAME, places.said), _nearer(rows, start))
    series = _series(sheet, rows, texts, start, places.size)
    line = stroke(Role.QUIET, 1.25, "sysDash", "flat")
    axes = names_axis(places.size, line=line, crosses_at=start) + amounts_axis(scale)
    add_part(shapes, ChartPart(sheet, bar_plot(series, places.gap_width), axes, places.inner, places.size), look, box)
    return name_reference_line(shapes, chart, places, scale, box)


def _nearer(rows: list[Row], start: float) -> Column:
    """Where both ends lie on one side of where bars start, the end that is nearer to it."""
    return Column(NEARER, tuple(_nearer_end(row["low"], row["high"], start) for row in rows))


def _nearer_end(low: float, high: float, start: float) -> float | None:
    return min(low, high, key=lambda end: abs(end - start)) if (low - start) * (high - start) > 0 else None


def _series(sheet: Sheet, rows: list[Row], texts: list[str], start: float, size: float) -> str:
    """A series for each end, from where bars start to the end; what lies before a nearer end is painted over."""
    roles = [Role.ACCENT if is_highlighted(row) else Role.CONTEXT for row in rows]
    points, nearer = own_roles(roles, Role.CONTEXT), sheet.column(NEARER).values
    drawn = ""
    for order, (end, told) in enumerate(zip(ENDS, (texts[::2], texts[1::2]), strict=True)):
        each = [
            Label() if row[end] == near else Label((text,), format_saying(text, row[end]))
            for row, text, near in zip(rows, told, nearer, strict=True)
        ]
        drawn += bar_series(
            sheet, order, end, Role.CONTEXT, points=points, labels=labels(each, "outEnd", size), names=NAME
        )
    if not any(near is not None for near in nearer):
        return drawn
    over = [
        Label((low if row["low"] == near else high,)) if near is not None else Label()
        for row, low, high, near in zip(rows, texts[::2], texts[1::2], nearer, strict=True)
    ]
    return drawn + bar_series(sheet, 2, NEARER, Role.PAPER, labels=labels(over, "inEnd", size), names=NAME)
