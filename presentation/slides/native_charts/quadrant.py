"""Two amounts of each thing as points, each with its name; lines at the middles part the plot in four."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

from analysis.findings import Chart
from presentation.charts.canvas import Row, is_highlighted
from presentation.charts.measure import wrap
from presentation.charts.quadrant import X_UNIT
from presentation.slides.native_charts.axes import ACROSS, Scale, Title, amounts, round_scale
from presentation.slides.native_charts.chart_part import ChartPart, add_part
from presentation.slides.native_charts.look import SMALLEST, TICK_SIZE, Box, Look, Role
from presentation.slides.native_charts.nothing import say_nothing
from presentation.slides.native_charts.paint_xml import stroke
from presentation.slides.native_charts.plot_places import TICKS_BELOW, PlotPlaces, plot_places, room_left
from presentation.slides.native_charts.point_names import NamedPoint, names_at
from presentation.slides.native_charts.point_words import Words, words_at
from presentation.slides.native_charts.row_places import LINE, WIDER, wide
from presentation.slides.native_charts.scatter import own_mark, scatter_plot, scatter_series
from presentation.slides.native_charts.sheet import Column, Sheet, sheet_of
from presentation.slides.native_charts.strokes import NO_DOT, dot
from presentation.slides.native_charts.tables import part_of
from presentation.slides.native_charts.words import add_words
from presentation.slides.native_charts.xy import front_last, level

TITLES = 26.0  # points that the name of an axis takes
DOT, MADE_DOT = 10.0, 14.0
MIDDLE = 1.25  # points wide
FEWEST_PARTED = 4  # with fewer points there is nothing to part
ACROSS_AT, UP_AT = "middle of x", "middle of y"
SPAN = ": from and to"


def draw_quadrant(shapes: Any, rows: list[Row], chart: Chart, look: Look, box: Box) -> None:
    known = [row for row in rows if row.get("x") is not None and row.get("y") is not None]
    if not known:
        say_nothing(shapes, box)
        return
    x_unit = chart.names.get(X_UNIT, "number")
    x, y = _scale([row["x"] for row in known]), _scale([row["y"] for row in known])
    places = plot_places(box, room_left(chart.unit, y), TITLES, 16.0, TICKS_BELOW + TITLES)
    words = _names(known, x, y, places)
    unnamed = [known[i] for i in range(len(known)) if i not in {each.at for each in words}]
    sheet = level(sheet_of(known, *_middles(known, x, y)))
    plots = scatter_plot(front_last([*_middle_series(sheet), _points(sheet, known, words)]))
    axes = amounts(x_unit, x, ACROSS, _title_across(chart, places)) + amounts(chart.unit, y, title=_title_up(chart))
    add_part(shapes, ChartPart(sheet, plots, axes, places.inner, TICK_SIZE.pt), look, box)
    if unnamed:
        _tell_unnamed(shapes, unnamed, places, box)


def _scale(values: list[float]) -> Scale:
    """From zero where nothing is below it: how far a point is from none is the point."""
    return round_scale(min(*values, 0.0), max(*values, 0.0) * 1.02)


def _names(rows: list[Row], x: Scale, y: Scale, places: PlotPlaces) -> list[Words]:
    points = [
        NamedPoint(
            i,
            str(row["label"]),
            (places.across * x.share(row["x"]), places.up * (1 - y.share(row["y"]))),
            is_made=is_highlighted(row),
        )
        for i, row in enumerate(rows)
    ]
    return names_at(points, places)


def _points(sheet: Sheet, rows: list[Row], words: Sequence[Words]) -> str:
    one_stands_out = any(map(is_highlighted, rows))
    usual = Role.CONTEXT if one_stands_out else Role.ACCENT
    own = "".join(own_mark(i, dot(Role.ACCENT, MADE_DOT)) for i, row in enumerate(rows) if is_highlighted(row))
    return scatter_series(sheet, 2, "y", "x", "y", dot(usual, DOT) + own, labels=words_at(list(words)))


def _middles(rows: list[Row], x: Scale, y: Scale) -> list[Column]:
    if len(rows) < FEWEST_PARTED:
        return []
    across, up = (median(row[of] for row in rows) for of in ("x", "y"))
    return [
        Column(ACROSS_AT, (across, across)),
        Column(ACROSS_AT + SPAN, (y.low, y.high)),
        Column(UP_AT, (up, up)),
        Column(UP_AT + SPAN, (x.low, x.high)),
    ]


def _middle_series(sheet: Sheet) -> list[str]:
    if ACROSS_AT not in {column.name for column in sheet.columns}:
        return []
    line = stroke(Role.CONTEXT, MIDDLE, "sysDash", "flat")
    return [
        scatter_series(sheet, 0, ACROSS_AT, ACROSS_AT, ACROSS_AT + SPAN, NO_DOT, line=line),
        scatter_series(sheet, 1, UP_AT, UP_AT + SPAN, UP_AT, NO_DOT, line=line),
    ]


def _title_up(chart: Chart) -> Title:
    return Title(chart.names.get("y", ""), 0.0, 0.0)


def _title_across(chart: Chart, places: PlotPlaces) -> Title:
    """Under the numbers, where the axis ends."""
    words = chart.names.get("x", "")
    left = places.left + places.across - wide(words, TICK_SIZE.pt)
    return Title(words, left / places.width, (places.top + places.up + TICKS_BELOW - 2) / places.height)


def _tell_unnamed(shapes: Any, rows: list[Row], places: PlotPlaces, box: Box) -> None:
    """Points too close to have names of their own, in the order in which they stand."""
    names = [str(row["label"]) for row in sorted(rows, key=lambda row: row["x"])]
    size, width = SMALLEST.pt, places.width * 0.8
    room = part_of(box, 0, places.height - TITLES + 2, width, size * LINE * 2)
    fits = next((n for n in range(len(names), 0, -1) if len(wrap(_listed(names, n), size * WIDER, width)) <= 2), 1)
    add_words(shapes, room, _listed(names, fits), Role.QUIET, size, anchor="t")


def _listed(names: Sequence[str], count: int) -> str:
    rest = f" and {len(names) - count} more" if count < len(names) else ""
    return f"Unnamed, from the left: {', '.join(names[:count])}{rest}"
