"""Bars in order of size, and beside them how much of the whole they make together: no second axis needed."""

from __future__ import annotations

from typing import Any

from pptx.util import Emu

from analysis.findings import Chart
from presentation.charts.canvas import Row, is_highlighted
from presentation.charts.marks import amounts_with_labels
from presentation.charts.measure import wrap
from presentation.charts.pareto import running_totals
from presentation.slides.native_charts.amounts_scale import bar_role, room_for_numbers, with_room
from presentation.slides.native_charts.bars import NOT_SHOWN, bars_part
from presentation.slides.native_charts.chart_part import add_part
from presentation.slides.native_charts.look import SMALLEST, Box, Look, Role
from presentation.slides.native_charts.panels import panels
from presentation.slides.native_charts.row_places import EMU_PER_POINT, LINE, RowPlaces, row_places
from presentation.slides.native_charts.words import add_words

SUM_COLUMN = 86.0  # points at the right for the running total
SUM = "cumulative_share"


def draw_pareto(shapes: Any, rows: list[Row], chart: Chart, look: Look, box: Box) -> None:
    texts = {id(row): told["text"] for row, told in zip(rows, amounts_with_labels(rows, chart.unit), strict=True)}
    sums = {id(row): text for row, text in zip(rows, running_totals(rows), strict=True)}
    one_stands_out = any(map(is_highlighted, rows))
    heading = wrap(chart.names.get(SUM, "running total"), SMALLEST.pt, SUM_COLUMN)
    top = len(heading) * SMALLEST.pt * LINE + 6
    high = max([row["value"] or 0 for row in rows], default=0) or 1.0
    for part, place in panels(shapes, rows, box, top):
        places = row_places([str(row["label"]) for row in part], place, top=top, right=SUM_COLUMN)
        words = [texts[id(row)] or NOT_SHOWN for row in part]
        scale = with_room((0.0, high), places, 0.0, room_for_numbers(words, places.size))
        roles = [bar_role(row, one_stands_out) for row in part]
        add_part(shapes, bars_part(part, words, roles, places, scale), look, place)
        _add_sums(shapes, heading, [sums[id(row)] for row in part], places, place)


def _add_sums(shapes: Any, heading: list[str], sums: list[str], places: RowPlaces, box: Box) -> None:
    """A column of running totals at the right edge, each on its row."""
    width, pitch, top = (round(each * EMU_PER_POINT) for each in (SUM_COLUMN, places.pitch, places.top))
    left = Emu(box.left + box.width - width)
    above = Box(left, box.top, Emu(width), Emu(top))
    add_words(shapes, above, " ".join(heading), Role.QUIET, SMALLEST.pt, "r", "b")
    for i, text in enumerate(sums):
        at = Box(left, Emu(box.top + top + i * pitch), Emu(width), Emu(pitch))
        add_words(shapes, at, text, Role.QUIET, places.size, "r")
