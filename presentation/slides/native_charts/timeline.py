"""What happened when: a lane for each kind of record, days from left to right.

A row is a mark in its lane: a bar as high as its value of the lane, or a dot at that height. Days stand in the
workbook as days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from analysis.findings import Chart
from presentation.charts.canvas import Row, is_highlighted
from presentation.charts.timeline import USED
from presentation.slides.native_charts.axes import ACROSS, GRID, Scale, unseen
from presentation.slides.native_charts.chart_part import ChartPart, add_part
from presentation.slides.native_charts.free_places import Rectangle, free_side
from presentation.slides.native_charts.look import TICK_SIZE, Box, Look, Role
from presentation.slides.native_charts.nothing import say_nothing
from presentation.slides.native_charts.paint_xml import stroke
from presentation.slides.native_charts.plot_places import TICKS_BELOW, PlotPlaces, plot_places
from presentation.slides.native_charts.point_words import Words, words_at
from presentation.slides.native_charts.row_places import LINE, wide
from presentation.slides.native_charts.scatter import scatter_plot, scatter_series
from presentation.slides.native_charts.sheet import Column, Sheet, sheet_of
from presentation.slides.native_charts.strokes import NO_DOT, dot
from presentation.slides.native_charts.xy import HAIR, front_last, level, segment_columns

FIRST_DAY = date(1899, 12, 30).toordinal()  # day 0 of a spreadsheet
DAY = "day"
LANE, LANE_FROM = "under the lanes", "from the first day to the last"
YEAR, YEAR_FROM = "over all lanes", "year begins"
NAME, NAME_AT = "name of a lane", "name begins"
YEAR_NAME, YEAR_NAME_AT = "name of a year", "its first day"
MONTH = 30.4  # days
BAR = 0.72  # of a month
DOT, MADE_DOT = 8.0, 12.0
LEAST = 0.02  # of a lane: what is next to nothing is still seen
OVER_FIRST = ("t", "r", "b", "l")
TALLEST_LANE = 76.0  # points


@dataclass(frozen=True)
class Marks:
    """One series: marks of a kind in a colour, at the heights in a column of its own."""

    name: str
    kind: str
    role: Role
    rows: tuple[bool, ...]  # which of the rows are in it


MARKS = (
    ("bar", False, Role.FAINT),
    ("bar", True, Role.ACCENT),
    ("dot", False, Role.CONTEXT),
    ("dot", True, Role.ACCENT),
)


def draw_timeline(shapes: Any, rows: list[Row], chart: Chart, look: Look, box: Box) -> None:
    dated = [row for row in rows if row.get("at")]
    lanes = list(dict.fromkeys(str(row["label"]) for row in rows))
    if not dated:
        say_nothing(shapes, box)
        return
    height = box.height / 12_700
    spare = max(height - TICKS_BELOW - 8 - TALLEST_LANE * len(lanes), 0.0)
    places = plot_places(box, 4.0, 8.0, 4.0, TICKS_BELOW + spare)
    add_part(shapes, _part(dated, lanes, places), look, box)


def _part(rows: list[Row], lanes: list[str], places: PlotPlaces) -> ChartPart:
    days = [_day(row) for row in rows]
    scale = Scale(min(days) - MONTH * 0.7, max(days) + MONTH * 0.7, MONTH)
    tops = [_top(row, lanes) for row in rows]
    marks = _marks(rows)
    sheet = _sheet(rows, lanes, marks, tops, scale)
    series = _frame(sheet, lanes, scale, places)
    width = BAR * MONTH / (scale.high - scale.low) * places.across
    said = _words(rows, tops, len(lanes), scale, places)
    for each in marks:
        own = [words for words, is_own in zip(said, each.rows, strict=True) if words and is_own]
        series.append(_series(sheet, len(series), each, width, own))
    axes = unseen(scale, ACROSS) + unseen(Scale(0.0, float(len(lanes)), 1.0))
    return ChartPart(sheet, scatter_plot(front_last(series)), axes, places.inner, TICK_SIZE.pt)


def _day(row: Row) -> int:
    return date.fromisoformat(str(row["at"])).toordinal() - FIRST_DAY


def _base(row: Row, lanes: Sequence[str]) -> int:
    return len(lanes) - 1 - lanes.index(str(row["label"]))


def _top(row: Row, lanes: Sequence[str]) -> float:
    value = row.get("value")
    return _base(row, lanes) + USED * (0.5 if value is None else max(float(value), LEAST))


def _marks(rows: list[Row]) -> list[Marks]:
    found = []
    for kind, is_made, role in MARKS:
        own = tuple((row.get("mark") == kind) and is_highlighted(row) is is_made for row in rows)
        if any(own):
            found.append(Marks(f"{kind}s{' of the point made' if is_made else ''}", kind, role, own))
    return found


def _sheet(rows: list[Row], lanes: list[str], marks: list[Marks], tops: list[float], scale: Scale) -> Sheet:
    days = [_day(row) for row in rows]
    columns = [Column(DAY, tuple(days))]
    for each in marks:
        own = [i for i, is_own in enumerate(each.rows) if is_own]
        if each.kind == "bar":
            bars = [(days[i], _base(rows[i], lanes), days[i], tops[i]) for i in own]
            columns += segment_columns(_days(each), each.name, bars)
        else:
            columns.append(Column(each.name, tuple(top if i in own else None for i, top in enumerate(tops))))
    low, high, years = scale.low, scale.high, _januaries(scale)
    columns += segment_columns(LANE_FROM, LANE, [(low, lane, high, lane) for lane in range(len(lanes))])
    columns += segment_columns(YEAR_FROM, YEAR, [(day, 0.0, day, float(len(lanes))) for day in years])
    names = [(low + HAIR * (high - low), lane) for lane in range(len(lanes) - 1, -1, -1)]
    columns += [Column(NAME_AT, tuple(x for x, _ in names)), Column(NAME, tuple(y for _, y in names))]
    columns += [Column(YEAR_NAME_AT, tuple(years)), Column(YEAR_NAME, (HAIR,) * len(years))]
    return level(sheet_of(rows, *columns))


def _days(marks: Marks) -> str:
    return f"days of {marks.name}"


def _januaries(scale: Scale) -> list[int]:
    """The days on which years begin; where none does, the first day shown."""
    first, last = (date.fromordinal(round(each) + FIRST_DAY) for each in (scale.low, scale.high))
    years = [date(year, 1, 1).toordinal() - FIRST_DAY for year in range(first.year + 1, last.year + 1)]
    return years or [round(scale.low) + 1]


def _frame(sheet: Sheet, lanes: list[str], scale: Scale, places: PlotPlaces) -> list[str]:
    """Years as upright lines, a line under each lane, and their names: a lane's stands over its marks at the left."""
    lift = -(places.up / len(lanes) - TICK_SIZE.pt) / places.height
    of_lanes = [Words(i, (name,), "r", Role.QUIET, TICK_SIZE.pt, down=lift) for i, name in enumerate(lanes)]
    begin = [date.fromordinal(day + FIRST_DAY) for day in _januaries(scale)]
    of_years = [
        Words(i, (f"{day:%Y}" if day.month == 1 else f"{day:%b %Y}",), "b", Role.QUIET, TICK_SIZE.pt)
        for i, day in enumerate(begin)
    ]
    thin = stroke(Role.FAINT, GRID, cap="flat")
    return [
        scatter_series(sheet, 0, YEAR, YEAR_FROM, YEAR, NO_DOT, line=thin),
        scatter_series(sheet, 1, LANE, LANE_FROM, LANE, NO_DOT, line=thin),
        scatter_series(sheet, 2, NAME, NAME_AT, NAME, NO_DOT, labels=words_at(of_lanes)),
        scatter_series(sheet, 3, YEAR_NAME, YEAR_NAME_AT, YEAR_NAME, NO_DOT, labels=words_at(of_years)),
    ]


def _words(rows: list[Row], tops: list[float], lanes: int, scale: Scale, places: PlotPlaces) -> list[Words | None]:
    """Over the mark, or at a side where they cover no other mark and stay within the plot; None where none are said."""
    at = [
        (places.across * scale.share(_day(row)), places.up * (1 - top / lanes))
        for row, top in zip(rows, tops, strict=True)
    ]
    marks = [Rectangle(x - DOT / 2, y - DOT / 2, x + DOT / 2, y + DOT / 2) for x, y in at]
    said: list[Words | None] = []
    for i, row in enumerate(rows):
        text, role = str(row.get("words") or ""), Role.ACCENT if is_highlighted(row) else Role.QUIET
        if not text:
            said.append(None)
            continue
        side, room = free_side(at[i], wide(text, TICK_SIZE.pt), TICK_SIZE.pt * LINE, marks, places, OVER_FIRST)
        marks.append(room)
        said.append(Words(i, (text,), side, role, TICK_SIZE.pt, is_highlighted(row)))
    return said


def _series(sheet: Sheet, order: int, marks: Marks, width: float, words: list[Words]) -> str:
    if marks.kind == "bar":
        line = stroke(marks.role, width, cap="flat")
        return scatter_series(sheet, order, marks.name, _days(marks), marks.name, NO_DOT, line=line)
    mark = dot(marks.role, MADE_DOT if marks.role is Role.ACCENT else DOT)
    return scatter_series(sheet, order, marks.name, DAY, marks.name, mark, labels=words_at(words))
