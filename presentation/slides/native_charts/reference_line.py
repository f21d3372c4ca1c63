"""The line at a chart's reference value, with its name over it where the chart gives one."""

from __future__ import annotations

from typing import Any

from pptx.util import Emu

from analysis.findings import Chart
from presentation.charts.marks import REFERENCE
from presentation.slides.native_charts.amounts_scale import Domain
from presentation.slides.native_charts.look import TICK_SIZE, Box, Role
from presentation.slides.native_charts.row_places import EMU_PER_POINT, RowPlaces, wide
from presentation.slides.native_charts.words import add_line, add_words

NAME_LINE = 20.0  # points over the plot for the name


def room_for_reference(chart: Chart) -> float:
    return NAME_LINE if chart.reference is not None and chart.names.get(REFERENCE) else 0.0


def add_reference(shapes: Any, chart: Chart, places: RowPlaces, scale: Domain, box: Box) -> None:
    if chart.reference is None:
        return
    share = (chart.reference - scale[0]) / (scale[1] - scale[0])
    x = _emu(places.names + share * places.plot) + box.left
    top = box.top + _emu(places.top)
    add_line(shapes, x, top, top + _emu(places.pitch * places.count), Role.QUIET)
    name = chart.names.get(REFERENCE, "")
    if name:
        half = wide(name, TICK_SIZE.pt) / 2 + 4
        at = Box(Emu(x - _emu(half)), Emu(top - _emu(NAME_LINE)), Emu(_emu(2 * half)), Emu(_emu(NAME_LINE)))
        add_words(shapes, at, name, Role.QUIET, TICK_SIZE.pt, "ctr")


def _emu(points: float) -> int:
    return round(points * EMU_PER_POINT)
