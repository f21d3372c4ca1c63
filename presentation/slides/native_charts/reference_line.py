"""The line at a chart's reference value, with its name over it where the chart gives one."""

from __future__ import annotations

from typing import Any

from pptx.util import Emu

from analysis.findings import Chart
from presentation.charts.marks import REFERENCE
from presentation.charts.numbers import short_labels
from presentation.slides.native_charts.amounts_scale import Domain
from presentation.slides.native_charts.look import TICK_SIZE, Box, Role
from presentation.slides.native_charts.row_places import EMU_PER_POINT, RowPlaces, wide
from presentation.slides.native_charts.words import add_line, add_words

NAME_LINE = 20.0  # points over the plot for the name


def room_for_reference(chart: Chart) -> float:
    return NAME_LINE if chart.reference is not None and chart.names.get(REFERENCE) else 0.0


def add_reference(shapes: Any, chart: Chart, places: RowPlaces, scale: Domain, box: Box) -> None:
    """The line as a shape over the chart: among lying bars no series draws one."""
    if chart.reference is None:
        return
    top = box.top + _emu(places.top)
    bottom = top + _emu(places.pitch * places.count)
    [amount] = short_labels(chart.unit, [chart.reference])
    alt = f"{chart.names.get(REFERENCE, 'Reference')}: {amount}"
    add_line(shapes, box.left + _at(chart.reference, places, scale), top, bottom, Role.QUIET, alt)
    name_reference_line(shapes, chart, places, scale, box)


def name_reference_line(shapes: Any, chart: Chart, places: RowPlaces, scale: Domain, box: Box) -> None:
    name = chart.names.get(REFERENCE, "")
    if chart.reference is None or not name:
        return
    width = _emu(wide(name, TICK_SIZE.pt) + 8)
    left = box.left + _at(chart.reference, places, scale) - width // 2
    left = min(max(left, box.left), box.left + box.width - width)
    at = Box(Emu(left), Emu(box.top + _emu(places.top - NAME_LINE)), Emu(width), Emu(_emu(NAME_LINE)))
    add_words(shapes, at, name, Role.QUIET, TICK_SIZE.pt, "ctr")


def _at(amount: float, places: RowPlaces, scale: Domain) -> int:
    return _emu(places.names + (amount - scale[0]) / (scale[1] - scale[0]) * places.plot)


def _emu(points: float) -> int:
    return round(points * EMU_PER_POINT)
