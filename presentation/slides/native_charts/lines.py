"""Lines over periods in order, with bands where there are intervals; each line's name stands at its end.

A forecast is dashed. Limits are a grey band behind the lines, and what began is an upright line with its words.
More series than can be told apart in one plot are drawn in small multiples.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from analysis.findings import Chart
from presentation.charts.canvas import Row, is_highlighted
from presentation.charts.measure import wrap
from presentation.slides.native_charts.axes import Scale, Title, amounts, periods, title_xml
from presentation.slides.native_charts.bands import band_columns, bands_plot
from presentation.slides.native_charts.caches import text_reference
from presentation.slides.native_charts.chart_part import ChartPart, add_part
from presentation.slides.native_charts.ends import end_words, ends_of, room_right
from presentation.slides.native_charts.line_notes import notes
from presentation.slides.native_charts.line_rows import Lines, lines_of, lines_scale
from presentation.slides.native_charts.look import LABEL_SIZE, SMALLEST, TICK_SIZE, Box, Look, Role
from presentation.slides.native_charts.nothing import say_nothing
from presentation.slides.native_charts.plot_places import labels_below, plot_places, room_left
from presentation.slides.native_charts.point_words import words_at
from presentation.slides.native_charts.row_places import EMU_PER_POINT, WIDER
from presentation.slides.native_charts.sheet import Column, Sheet
from presentation.slides.native_charts.strokes import strokes_plot
from presentation.slides.native_charts.tables import part_of
from presentation.slides.native_charts.words import add_words

PERIOD = " "  # heads the column of periods: no series is called so
MOST_DOTTED = 16  # points of a line that are marked one by one
DOT = 6.0
TOP = 16.0  # points over the plot, for words that stand on its upper edge
MOST_TOGETHER = 6  # series in one plot
MOST_ACROSS, MOST_PLOTS = 4, 16  # small multiples beside one another, and in all
BETWEEN, NAME, NOTE = 14.0, 24.0, 18.0  # points between them, for the name of each, and for what is not drawn
FEW_STEPS = 3  # along the upright axis of a small one


def draw_lines(shapes: Any, rows: list[Row], chart: Chart, look: Look, box: Box) -> None:
    known = [row for row in rows if row.get("value") is not None]
    if not known:
        say_nothing(shapes, box)
        return
    lines = lines_of(known, rows)
    if len(lines.last) > MOST_TOGETHER:
        _draw_small_multiples(shapes, lines, rows, chart, look, box)
    else:
        scale = lines_scale(known, chart, look)
        add_part(shapes, lines_part(lines, rows, chart, scale, box), look, box)


def lines_part(lines: Lines, rows: list[Row], chart: Chart, scale: Scale, box: Box, name: str = "") -> ChartPart:
    """One plot; `name` heads it where it is one of several."""
    ends = ends_of(lines.strokes, lines.last, chart.unit, lines.across)
    top = NAME if name else TOP
    left, right = room_left(chart.unit, scale), room_right(ends)
    below = labels_below(lines.periods, box.width / EMU_PER_POINT - left - right)
    places = plot_places(box, left, top, right, below.height)
    noted = notes(rows, lines.periods, chart, scale, places)
    told = (Column(PERIOD, lines.periods), *(each.column for each in lines.strokes), *noted.columns)
    sheet = Sheet((*told, *band_columns(lines.bands)))
    of_periods = text_reference(sheet, PERIOD)
    words = end_words(ends, scale, places, lines.across)
    labels = {end.stroke.name: words_at([each]) for end, each in zip(ends, words, strict=True)}
    size = DOT if len(lines.periods) <= MOST_DOTTED and not name else 0.0
    more = noted.series(sheet, of_periods)
    plots = bands_plot(sheet, lines.bands, of_periods, len(more) + len(lines.strokes))
    plots += strokes_plot(sheet, lines.strokes, of_periods, labels, lambda _: size, more)
    every = max(len(lines.periods) - 1, 1) if name else below.every
    axes = periods(every, is_close=below.is_close) + amounts(chart.unit, scale)
    title = title_xml(Title(name, 0.0, 0.0, lines.strokes[0].letters, bold=True))
    return ChartPart(sheet, plots, axes, places.inner, TICK_SIZE.pt, title, blanks="span")


def _draw_small_multiples(shapes: Any, lines: Lines, rows: list[Row], chart: Chart, look: Look, box: Box) -> None:
    """A plot a series, all on one scale, the one the point is about in the accent."""
    names = list(lines.last)
    known = [row for row in rows if row.get("value") is not None]
    scale = lines_scale(known, chart, look, FEW_STEPS)
    is_one_made = any(map(is_highlighted, known))
    drawn, rest = names[:MOST_PLOTS], len(names) - MOST_PLOTS
    for i, (name, place) in enumerate(zip(drawn, _plots(len(drawn), box, NOTE if rest > 0 else 0.0), strict=True)):
        part = lines_part(_alone(lines, name, is_one_made), rows, chart, scale, place, _cut(name, place))
        add_part(shapes, part, look if i == 0 else replace(look, alt=f"{name}, one of {len(names)} plots"), place)
    if rest > 0:
        at = part_of(box, 0, box.height / EMU_PER_POINT - NOTE, box.width / EMU_PER_POINT, NOTE)
        add_words(shapes, at, f"and {rest} more, not drawn", Role.QUIET, SMALLEST.pt)


def _alone(lines: Lines, name: str, is_one_made: bool) -> Lines:
    own = tuple(each for each in lines.strokes if each.series == name)
    if not is_one_made:
        own = tuple(replace(each, role=Role.ACCENT) for each in own)
    return replace(lines, strokes=own, last={name: lines.last[name]})


def _cut(name: str, place: Box) -> str:
    """The name in one line."""
    lines = wrap(name, LABEL_SIZE.pt * WIDER, place.width / EMU_PER_POINT - LABEL_SIZE.pt)
    return lines[0] if len(lines) == 1 else f"{lines[0]} …"


def _plots(count: int, box: Box, note: float) -> list[Box]:
    """As even rows as there can be."""
    down = -(-count // MOST_ACROSS)
    across = -(-count // down)
    width = (box.width / EMU_PER_POINT - BETWEEN * (across - 1)) / across
    height = (box.height / EMU_PER_POINT - note - BETWEEN * (down - 1)) / down
    return [
        part_of(box, i % across * (width + BETWEEN), i // across * (height + BETWEEN), width, height)
        for i in range(count)
    ]
