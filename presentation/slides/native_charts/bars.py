"""Bars from zero, one a row, each with its number at its end, and with its interval where it has one."""

from __future__ import annotations

from typing import Any

from analysis.findings import Chart
from presentation.charts.canvas import Row, is_highlighted
from presentation.charts.marks import amounts_with_labels, half_width
from presentation.slides.native_charts.amounts_scale import (
    Domain,
    bar_role,
    from_zero,
    own_roles,
    room_for_numbers,
    with_room,
)
from presentation.slides.native_charts.chart_part import ChartPart, add_part
from presentation.slides.native_charts.error_bars import error_bars, reach_columns
from presentation.slides.native_charts.labels import NO_LABELS, Label, labels
from presentation.slides.native_charts.look import Box, Look, Role
from presentation.slides.native_charts.number_formats import formats_saying
from presentation.slides.native_charts.panels import panels
from presentation.slides.native_charts.plots import amounts_axis, bar_plot, bar_series, names_axis, names_on_axis
from presentation.slides.native_charts.reference_line import add_reference, room_for_reference
from presentation.slides.native_charts.row_places import RowPlaces, row_places
from presentation.slides.native_charts.sheet import Column, sheet_of

FAR, NOT_SHOWN = "number stands at", "not shown"


def draw_bars(shapes: Any, rows: list[Row], chart: Chart, look: Look, box: Box) -> None:
    domain, top = from_zero(rows, chart, look), room_for_reference(chart)
    texts = {id(row): told["text"] for row, told in zip(rows, amounts_with_labels(rows, chart.unit), strict=True)}
    one_stands_out = any(map(is_highlighted, rows))
    for part, place in panels(shapes, rows, box, top):
        places = row_places([str(row["label"]) for row in part], place, top=top)
        words = [texts[id(row)] or NOT_SHOWN for row in part]
        left = room_for_numbers(words, places.size) if any((row["value"] or 0) < 0 for row in part) else 0.0
        scale = with_room(domain, places, left, room_for_numbers(words, places.size))
        roles = [bar_role(row, one_stands_out) for row in part]
        add_part(shapes, bars_part(part, words, roles, places, scale), look, place)
        add_reference(shapes, chart, places, scale, place)


def bars_part(rows: list[Row], words: list[str], roles: list[Role], places: RowPlaces, scale: Domain) -> ChartPart:
    """Bars with `words` beyond their ends; the words follow the number wherever a number format can say them."""
    far = [_far(row) for row in rows]
    formats = formats_saying(words, [row["value"] for row in rows])
    told = [
        Label((text,), form if at == row["value"] else None, Role.INK if row["value"] is not None else Role.QUIET)
        for row, text, form, at in zip(rows, words, formats, far, strict=True)
    ]
    has_intervals = any(half_width(row) for row in rows)
    reach = reach_columns(rows) if has_intervals else ()
    names, on_axis = names_on_axis(rows, places)
    sheet = sheet_of(rows, *names, *reach, Column(FAR, tuple(far), _far_formula(rows)))
    numbers = labels(told, "outEnd", places.size)
    usual = Role.CONTEXT if Role.CONTEXT in roles else Role.ACCENT
    is_apart = far != [row["value"] for row in rows]
    whiskers = error_bars(sheet, Role.INK, 1.25) if has_intervals else ""
    series = bar_series(
        sheet,
        0,
        "value",
        usual,
        points=own_roles(roles, usual),
        labels=NO_LABELS if is_apart else numbers,
        error_bars=whiskers,
        names=on_axis,
    )
    series += bar_series(sheet, 1, FAR, None, labels=numbers, names=on_axis) if is_apart else ""
    axes = names_axis(places.size) + amounts_axis(scale)
    return ChartPart(sheet, bar_plot(series, places.gap_width), axes, places.inner, places.size)


def _far(row: Row) -> float:
    """Where the number stands: at the end of the bar, or of the interval where that reaches further."""
    value = row["value"]
    if value is None:
        return 0.0
    end = row.get("low") if value < 0 else row.get("high")
    return value if end is None else end


def _far_formula(rows: list[Row]) -> str:
    if not any(half_width(row) for row in rows):
        return "N({value})"
    return 'IF({high}="",N({value}),IF({value}<0,{low},{high}))'
