"""Two values of one row, joined: the first quiet, the second in the accent. Their names head the chart."""

from __future__ import annotations

from typing import Any

from analysis.findings import Chart
from presentation.charts.canvas import Row
from presentation.charts.marks import extent, with_reference
from presentation.charts.numbers import short_labels
from presentation.slides.native_charts.amounts_scale import Domain, room_for_numbers, with_room
from presentation.slides.native_charts.axes import ACROSS, Scale, unseen
from presentation.slides.native_charts.chart_part import ChartPart, add_part
from presentation.slides.native_charts.look import LABEL_SIZE, Box, Look, Role
from presentation.slides.native_charts.named_points import AT_ROW, named_points, row_columns, row_scale
from presentation.slides.native_charts.nothing import say_nothing
from presentation.slides.native_charts.paint_xml import stroke
from presentation.slides.native_charts.panels import panels
from presentation.slides.native_charts.point_words import Words, words_at
from presentation.slides.native_charts.reference_line import name_reference_line, room_for_reference
from presentation.slides.native_charts.row_places import RowPlaces, row_places
from presentation.slides.native_charts.scatter import scatter_plot, scatter_series
from presentation.slides.native_charts.sheet import Column, Sheet, sheet_of
from presentation.slides.native_charts.strokes import NO_DOT, dot
from presentation.slides.native_charts.tables import part_of
from presentation.slides.native_charts.words import add_words
from presentation.slides.native_charts.xy import HAIR, front_last, level

FIRST, SECOND = "first", "second"
JOINED, JOINED_ROWS = "from first to second", "row of the pair"
REFERENCE, REFERENCE_ROWS = "reference", "reference from and to"
LEGEND = 28.0  # points over the rows for what the two colours are
DOT, CLOSE_DOT = 11.0, 8.0
JOIN, THIN = 2.5, 1.25  # points wide
CLOSE = 20.0  # points from row to row below which dots are smaller
BULLET = "\u25cf "

Texts = dict[int, tuple[str, str]]  # the two numbers of a row, by its id


def draw_paired_dots(shapes: Any, rows: list[Row], chart: Chart, look: Look, box: Box) -> None:
    if not any(row.get(of) is not None for row in rows for of in (FIRST, SECOND)):
        say_nothing(shapes, box)
        return
    legend = [
        (BULLET, Role.CONTEXT, True),
        (chart.names.get(FIRST, "First") + "      ", Role.QUIET, True),
        (BULLET + chart.names.get(SECOND, "Second"), Role.ACCENT, True),
    ]
    add_words(shapes, part_of(box, 0, 0, box.width / 12_700, LEGEND - 6), legend, Role.QUIET, LABEL_SIZE.pt)
    below = part_of(box, 0, LEGEND, box.width / 12_700, box.height / 12_700 - LEGEND)
    top = room_for_reference(chart)
    texts = _texts(rows, chart)
    domain = with_reference(look.domain or extent(rows, (FIRST, SECOND)), chart)
    for part, place in panels(shapes, rows, below, top):
        places = row_places([str(row["label"]) for row in part], place, top)
        room = room_for_numbers([text for row in part for text in texts[id(row)]], places.size)
        scale = with_room(domain, places, room, room)
        add_part(shapes, _part(part, texts, chart, places, scale), look, place)
        name_reference_line(shapes, chart, places, scale, place)


def _texts(rows: list[Row], chart: Chart) -> Texts:
    both = [row.get(of) for of in (FIRST, SECOND) for row in rows]
    sizes = [row.get("sample_size") for row in rows] * 2
    said = short_labels(chart.unit, [float("nan") if each is None else each for each in both], None, sizes)
    return {id(row): (said[i], said[len(rows) + i]) for i, row in enumerate(rows)}


def _part(rows: list[Row], texts: Texts, chart: Chart, places: RowPlaces, domain: Domain) -> ChartPart:
    low, high = domain if domain[1] > domain[0] else (domain[0], domain[0] + 1)
    line = [] if chart.reference is None else _reference_columns(chart.reference, len(rows))
    names_at = low + HAIR * (high - low)
    sheet = level(sheet_of(rows, *row_columns(len(rows), names_at), *_joined_columns(rows), *line))
    series = [named_points(sheet, 0, places)]
    if line:
        series.append(_line(sheet, len(series), REFERENCE, REFERENCE_ROWS, stroke(Role.QUIET, THIN, "sysDash", "flat")))
    series.append(_line(sheet, len(series), JOINED, JOINED_ROWS, stroke(Role.FAINT, JOIN)))
    for which, name in enumerate((FIRST, SECOND)):
        series.append(_dots(sheet, len(series), rows, name, [texts[id(row)][which] for row in rows], places))
    axes = unseen(Scale(low, high, 1.0), ACROSS) + unseen(row_scale(len(rows)))
    return ChartPart(sheet, scatter_plot(front_last(series)), axes, places.inner, places.size)


def _joined_columns(rows: list[Row]) -> list[Column]:
    """Three points a row: its first value, its second, and one that ends the line."""
    heights = tuple(height for i in range(len(rows), 0, -1) for height in (i, i, None))
    values = tuple(row.get(of) for row in rows for of in (FIRST, SECOND, SECOND))
    cells = tuple(f"{{{of}#{i}}}" for i in range(len(rows)) for of in (FIRST, SECOND, SECOND))
    formulas = tuple("" if value is None else cell for value, cell in zip(values, cells, strict=True))
    return [Column(JOINED, values, formulas), Column(JOINED_ROWS, heights)]


def _reference_columns(reference: float, count: int) -> list[Column]:
    return [Column(REFERENCE, (reference, reference)), Column(REFERENCE_ROWS, (0.5, count + 0.5))]


def _line(sheet: Sheet, order: int, x: str, y: str, line: str) -> str:
    return scatter_series(sheet, order, x, x, y, NO_DOT, line=line)


def _dots(sheet: Sheet, order: int, rows: list[Row], name: str, texts: list[str], places: RowPlaces) -> str:
    is_first = name == FIRST
    size = CLOSE_DOT if places.pitch < CLOSE else DOT
    words = [
        Words(
            at=i,
            lines=(text,),
            side="r" if _is_greater(row, is_first) else "l",
            role=Role.QUIET if is_first else Role.ACCENT,
            size=places.size,
            bold=not is_first,
        )
        for i, (row, text) in enumerate(zip(rows, texts, strict=True))
        if text
    ]
    mark = dot(Role.CONTEXT if is_first else Role.ACCENT, size)
    return scatter_series(sheet, order, name, name, AT_ROW, mark, labels=words_at(words))


def _is_greater(row: Row, is_first: bool) -> bool:
    """Numbers stand outside the pair: right of the greater, left of the smaller."""
    falls = (row.get(SECOND) or 0.0) < (row.get(FIRST) or 0.0)
    return falls is is_first
