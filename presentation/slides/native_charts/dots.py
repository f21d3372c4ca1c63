"""A dot with its interval, one a row, its number over it or, where rows are close, beside the interval."""

from __future__ import annotations

from typing import Any

from analysis.findings import Chart
from presentation.charts.canvas import Row, is_highlighted
from presentation.charts.dots import whole_scale
from presentation.charts.marks import amounts_with_labels, extent, with_reference
from presentation.slides.native_charts.amounts_scale import room_for_numbers
from presentation.slides.native_charts.axes import ACROSS, MOST_STEPS, Scale, amounts, round_scale, unseen
from presentation.slides.native_charts.chart_part import ChartPart, add_part
from presentation.slides.native_charts.dot_numbers import (
    VALUE,
    DotNumber,
    dot_numbers,
    is_close,
    number_column,
    numbers_series,
)
from presentation.slides.native_charts.intervals import interval_columns, intervals
from presentation.slides.native_charts.look import TICK_SIZE, Box, Look, Role
from presentation.slides.native_charts.named_points import AT_ROW, named_points, row_columns, row_scale
from presentation.slides.native_charts.paint_xml import stroke
from presentation.slides.native_charts.panels import panels
from presentation.slides.native_charts.reference_line import name_reference_line, room_for_reference
from presentation.slides.native_charts.row_places import RowPlaces, row_places
from presentation.slides.native_charts.scatter import longest_first, own_mark, scatter_plot, scatter_series
from presentation.slides.native_charts.sheet import Column, Sheet, sheet_of
from presentation.slides.native_charts.strokes import NO_DOT, dot
from presentation.slides.native_charts.tick_words import code_of, tick_columns, tick_words
from presentation.slides.native_charts.xy import HAIR

POINT, POINT_ROW = "point made", "row of the point made"
REFERENCE, REFERENCE_ROWS = "reference", "reference from and to"
SAID = ("text", "tip")  # words that charts add to a row
AXIS = TICK_SIZE.pt * 2.2  # points below the rows for the numbers of the axis
TICK_ROOM = TICK_SIZE.pt * 4.5  # points that a number of the axis takes with the gap beside it
DOT, CLOSE_DOT = 11.0, 8.0
LINE, CLOSE_LINE = 2.5, 2.0


def draw_dots(shapes: Any, rows: list[Row], chart: Chart, look: Look, box: Box) -> None:
    top = room_for_reference(chart)
    one_stands_out = any(map(is_highlighted, rows))
    told = amounts_with_labels(rows, chart.unit)
    for part, place in panels(shapes, told, box, top + AXIS):
        places = _places(part, place, top)
        scale = _scale(rows, chart, look, places)
        drawn = _part(part, chart, places, scale, Role.CONTEXT if one_stands_out else Role.INK)
        add_part(shapes, drawn, look, place)
        name_reference_line(shapes, chart, places, (scale.low, scale.high), place)


def _scale(rows: list[Row], chart: Chart, look: Look, places: RowPlaces) -> Scale:
    """Of round numbers, as many as have room beside one another."""
    ends = whole_scale(chart.unit) or with_reference(look.domain or extent(rows), chart)
    return round_scale(*ends, most=max(1, min(MOST_STEPS, int(places.plot / TICK_ROOM))))


def _places(rows: list[Row], box: Box, top: float) -> RowPlaces:
    """Beside the rows the room that numbers need at the right, where they may stand at the very end."""
    names, texts = [str(row["label"]) for row in rows], [row["text"] for row in rows]
    bare = row_places(names, box, top, AXIS)
    room = room_for_numbers(texts, bare.size)
    return row_places(names, box, top, AXIS, room if is_close(bare) else room / 2)


def _part(rows: list[Row], chart: Chart, places: RowPlaces, scale: Scale, usual: Role) -> ChartPart:
    numbers = dot_numbers(rows, places, scale, usual)
    sheet = _sheet(rows, chart, scale, numbers)
    series = [
        *intervals(sheet, 0, usual, CLOSE_LINE if is_close(places) else LINE),
        named_points(sheet, 2, places),
        *_reference(sheet, chart, 3),
        *_dots(sheet, rows, places, usual),
        numbers_series(sheet, 6, numbers, places),
        *tick_words(sheet, 7, chart.unit, scale),
    ]
    axes = amounts(chart.unit, scale, ACROSS, code=code_of(chart.unit)) + unseen(row_scale(len(rows)))
    return ChartPart(sheet, scatter_plot(longest_first(series)), axes, places.inner, places.size)


def _sheet(rows: list[Row], chart: Chart, scale: Scale, numbers: list[DotNumber]) -> Sheet:
    told = [{name: value for name, value in row.items() if name not in SAID} for row in rows]
    at = row_columns(len(rows), scale.low + HAIR * (scale.high - scale.low))
    line = [] if chart.reference is None else _line(chart.reference, len(rows))
    made = [*_point_columns(rows), *interval_columns(rows), *line, *tick_columns(chart.unit, scale)]
    return sheet_of(told, *at, number_column(numbers), *made)


def _line(reference: float, count: int) -> list[Column]:
    return [Column(REFERENCE, (reference, reference)), Column(REFERENCE_ROWS, (0.5, count + 0.5))]


def _reference(sheet: Sheet, chart: Chart, order: int) -> list[str]:
    if chart.reference is None:
        return []
    line = stroke(Role.QUIET, 1.25, "sysDash", "flat")
    return [scatter_series(sheet, order, REFERENCE, REFERENCE, REFERENCE_ROWS, NO_DOT, line=line)]


def _dots(sheet: Sheet, rows: list[Row], places: RowPlaces, usual: Role) -> list[str]:
    """In the accent, as a series of their own, those that the point is about, the others in `usual`."""
    size, made = CLOSE_DOT if is_close(places) else DOT, _made(rows)
    unseen_here = "".join(own_mark(i, NO_DOT) for i in made)
    all_ = scatter_series(sheet, 4, VALUE, VALUE, AT_ROW, dot(usual, size) + unseen_here)
    return [all_, scatter_series(sheet, 5, POINT, POINT, POINT_ROW, dot(Role.ACCENT, size))] if made else [all_]


def _made(rows: list[Row]) -> list[int]:
    return [i for i, row in enumerate(rows) if is_highlighted(row) and row[VALUE] is not None]


def _point_columns(rows: list[Row]) -> list[Column]:
    made = _made(rows)
    said, at = (tuple(f"{{{name}#{i}}}" for i in made) for name in (VALUE, AT_ROW))
    heights = tuple(len(rows) - i for i in made)
    return [Column(POINT, tuple(rows[i][VALUE] for i in made), said), Column(POINT_ROW, heights, at)] if made else []
