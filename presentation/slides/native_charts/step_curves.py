"""Curves of how many are left: true steps with their bands, and below them how many were still watched.

Steps need two heights at one time. Only an axis of days lets two points share a place, so that times are whole there;
each time stands twice in the workbook, before its step and after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from analysis.findings import Chart
from presentation.charts.canvas import Row
from presentation.charts.marks import extent
from presentation.charts.series import series_names
from presentation.slides.native_charts.at_risk import add_at_risk, at_risk_height, names_width
from presentation.slides.native_charts.axes import Scale, Title, amounts, round_scale, whole_times
from presentation.slides.native_charts.bands import band_columns, bands_plot
from presentation.slides.native_charts.caches import number_reference
from presentation.slides.native_charts.chart_part import ChartPart, add_part
from presentation.slides.native_charts.ends import End, end_words, ends_of, room_right
from presentation.slides.native_charts.look import TICK_SIZE, Box, Look, Role
from presentation.slides.native_charts.nothing import say_nothing
from presentation.slides.native_charts.plot_places import TICKS_BELOW, PlotPlaces, plot_places, room_left
from presentation.slides.native_charts.point_words import words_at
from presentation.slides.native_charts.sheet import Column, Sheet
from presentation.slides.native_charts.strokes import (
    MADE,
    QUIETER,
    Stroke,
    bands_of,
    plain_name,
    roles_of,
    strokes_plot,
    told_apart,
)

TIME = " "  # heads the column of times: no series is called so
WHOLE = (0.0, 1.0)  # a curve of survival starts at all and may reach none
TOP = 12.0  # points over the plot
MOST_TICKS = 8
ROUND_TIMES = (1, 2, 3, 6, 12, 24, 36, 60, 120)  # months; other times do no worse with them
DAYS = "yyyy-mm-dd"  # what LibreOffice asks of numbers that it takes for days
BEFORE, AFTER, BEYOND = 0, 1, 2  # of a step: its foot, its head, and what comes behind a curve's end


@dataclass(frozen=True)
class Steps:
    """Places along the axis as (time, which side of the step), and the curves over them."""

    places: tuple[tuple[int, int], ...]
    strokes: tuple[Stroke, ...]
    last: dict[str, Row]

    @property
    def end(self) -> int:
        return max(self.places[-1][0], 1)

    @property
    def across(self) -> list[float]:
        return [time / self.end for time, _ in self.places]

    @property
    def ticks(self) -> list[int]:
        every = next((each for each in ROUND_TIMES if self.end / each <= MOST_TICKS), max(self.end // MOST_TICKS, 1))
        return list(range(0, self.end + 1, every))


def draw_step_curves(shapes: Any, rows: list[Row], chart: Chart, look: Look, box: Box) -> None:
    known = [row for row in rows if row.get("value") is not None]
    if not known:
        say_nothing(shapes, box)
        return
    steps = steps_of(known)
    scale = round_scale(*(WHOLE if chart.unit == "share" else extent(known)))
    ends = ends_of(steps.strokes, steps.last, chart.unit, steps.across)
    watched = at_risk_height(known)
    left = max(room_left(chart.unit, scale), names_width(known))
    places = plot_places(box, left, TOP, room_right(ends), TICKS_BELOW + watched)
    # The table lies over the part of the chart that is kept free for it.
    add_part(shapes, _part(steps, ends, scale, places, chart), look, box)
    if watched:
        add_at_risk(shapes, known, roles_of(known), steps.ticks, places, box)


def steps_of(known: list[Row]) -> Steps:
    roles = roles_of(known)
    curves = {name: _curve(known, name) for name in series_names(known)}
    times = sorted({time for curve in curves.values() for time in curve})
    closing = {max(curve) for curve in curves.values()} - {times[-1]}
    places = tuple(
        (time, side)
        for time in times
        for side in ((AFTER,) if time == times[0] else (BEFORE, AFTER, BEYOND) if time in closing else (BEFORE, AFTER))
    )
    heads = told_apart([plain_name(name) for name in curves])
    strokes = tuple(
        _stroke(name, head, curve, places, roles[name])
        for head, (name, curve) in zip(heads, curves.items(), strict=True)
    )
    return Steps(places, strokes, {name: curve[max(curve)] for name, curve in curves.items()})


def _curve(known: list[Row], name: str) -> dict[int, Row]:
    return {round(row["time"]): row for row in known if str(row["series"]) == name}


def _stroke(name: str, head: str, curve: dict[int, Row], places: tuple[tuple[int, int], ...], role: Role) -> Stroke:
    standing = [_standing(curve, time, side) for time, side in places]

    def column(of: str) -> tuple[float | None, ...]:
        return tuple(None if row is None else row.get(of) for row in standing)

    width = MADE if role is Role.ACCENT else QUIETER
    return Stroke(head, name, column("value"), column("low"), column("high"), role, width=width)


def _standing(curve: dict[int, Row], time: int, side: int) -> Row | None:
    """The row whose height the curve has at this place; None before it begins and behind its end."""
    if time > max(curve) or (time == max(curve) and side == BEYOND):
        return None
    reached = [each for each in curve if each < time or (each == time and side != BEFORE)]
    return curve[max(reached)] if reached else None


def _part(steps: Steps, ends: list[End], scale: Scale, places: PlotPlaces, chart: Chart) -> ChartPart:
    bands = bands_of(steps.strokes, forecasts_alone=False)
    times = Column(TIME, tuple(time for time, _ in steps.places))
    sheet = Sheet((times, *(each.column for each in steps.strokes), *band_columns(bands)))
    of_times = number_reference(sheet, TIME, DAYS)
    words = end_words(ends, scale, places, steps.across)
    labels = {end.stroke.name: words_at([each]) for end, each in zip(ends, words, strict=True)}
    plots = bands_plot(sheet, bands, of_times, len(steps.strokes))
    plots += strokes_plot(sheet, steps.strokes, of_times, labels, lambda _: 0.0)
    below = (places.top + places.up + 7) / places.height
    title = Title(chart.names.get("time", "Months"), 0.0, below)
    every = steps.ticks[1] if len(steps.ticks) > 1 else 1
    axes = whole_times(every, steps.end, title) + amounts(chart.unit, scale)
    return ChartPart(sheet, plots, axes, places.inner, TICK_SIZE.pt)
