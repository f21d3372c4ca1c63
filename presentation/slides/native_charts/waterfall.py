"""From one total to another by steps: columns, or rows where columns are too narrow for their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.util import Emu

from analysis.findings import Chart
from presentation.charts.canvas import Row
from presentation.charts.measure import longest_word, wrap
from presentation.charts.waterfall import steps_of
from presentation.slides.native_charts.amounts_scale import LABEL_GAP, room_for_numbers, with_room
from presentation.slides.native_charts.caches import name_reference, number_reference, text_reference
from presentation.slides.native_charts.chart_part import ChartPart, Inner, add_part
from presentation.slides.native_charts.labels import Label, labels
from presentation.slides.native_charts.look import Box, Look, Role
from presentation.slides.native_charts.number_formats import format_saying
from presentation.slides.native_charts.paint_xml import stroke
from presentation.slides.native_charts.plots import (
    AMOUNTS,
    LABEL,
    NAMES,
    UNDRAWN,
    amounts_axis,
    bar_plot,
    names_axis,
    names_on_axis,
)
from presentation.slides.native_charts.row_places import EMU_PER_POINT, LINE, SIZES, WIDER, row_places, wide
from presentation.slides.native_charts.sheet import Sheet
from presentation.slides.native_charts.steps import LETTERS, TOP, ends_of, step_series, steps_sheet
from presentation.slides.native_charts.words import add_words

NAME_GAP = 12.0  # points between a column and its name
WIDEST = 190.0  # points from column to column: few columns do not stand a slide apart
THICK = 60  # hundredths of a column between two of them


def draw_waterfall(shapes: Any, rows: list[Row], chart: Chart, look: Look, box: Box) -> None:
    steps = steps_of(rows, chart.unit)
    pitch = min(box.width / EMU_PER_POINT / max(len(steps), 1), WIDEST)
    size = _size([str(step[LABEL]) for step in steps], [step["text"] for step in steps], pitch)
    if size:
        add_part(shapes, _columns(rows, steps, box, pitch, size), look, box)
    else:
        _add_rows(shapes, rows, steps, look, box)


def _size(names: Sequence[str], texts: Sequence[str], pitch: float) -> float | None:
    """The largest type in which no word of a name and no number is wider than its column; None where there is none."""
    widest = max([longest_word(list(names), 1.0) * WIDER, *(wide(text, 1.0) for text in texts)], default=0.0)
    return next((size for size in SIZES if size * widest <= pitch - 6), None)


def _columns(rows: list[Row], steps: list[Row], box: Box, pitch: float, size: float) -> ChartPart:
    width, height = box.width / EMU_PER_POINT, box.height / EMU_PER_POINT
    lines = max((len(wrap(str(step[LABEL]), size * WIDER, pitch - 6)) for step in steps), default=1)
    bottom, above = lines * size * LINE + NAME_GAP, size * LINE + 8
    sheet = steps_sheet(rows, steps)
    series = step_series(sheet, steps)
    plots = bar_plot("".join(series), THICK, stacked=True, upright=True) + _numbers(sheet, len(series), steps, size)
    scale = _with_room_above(ends_of(steps), above / (height - bottom))
    axes = names_axis(size, upright=True, line=stroke(Role.CONTEXT, 1.0)) + amounts_axis(scale, upright=True)
    inner = Inner(0.0, 0.0, pitch * len(steps) / width, 1 - bottom / height)
    return ChartPart(sheet, plots, axes, inner, size)


def _with_room_above(ends: tuple[float, float], above: float) -> tuple[float, float]:
    """The scale with its part `above` kept for the numbers."""
    low, high = ends
    return (low, high + (high - low) * above / (1 - above))


def _numbers(sheet: Sheet, order: int, steps: list[Row], size: float) -> str:
    """A line that is not seen carries the numbers over the columns, where no label of a column may stand."""
    told = [
        Label((step["text"],), format_saying(step["text"], step["top"]), LETTERS[step["role"]], bold=True)
        if step["top"] == step["value"] and step.get("is_total")
        else Label((step["text"],), None, LETTERS[step["role"]], bold=True)
        for step in steps
    ]
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/><c:ser><c:idx val="{order}"/>'
        f'<c:order val="{order}"/>{name_reference(sheet, TOP)}{UNDRAWN}<c:marker><c:symbol val="none"/></c:marker>'
        f"{labels(told, 't', size)}<c:cat>{text_reference(sheet, LABEL)}</c:cat>"
        f'<c:val>{number_reference(sheet, TOP)}</c:val><c:smooth val="0"/></c:ser><c:marker val="1"/>'
        f'<c:axId val="{NAMES}"/><c:axId val="{AMOUNTS}"/></c:lineChart>'
    )


def _add_rows(shapes: Any, rows: list[Row], steps: list[Row], look: Look, box: Box) -> None:
    """Each step a row; its number stands beside it as words, since no label of a stacked bar may stand outside."""
    places = row_places([str(step[LABEL]) for step in steps], box)
    names, on_axis = names_on_axis(rows, places)
    sheet = steps_sheet(rows, steps, *names)
    room = room_for_numbers([step["text"] for step in steps], places.size)
    scale = with_room(ends_of(steps), places, 0.0, room)
    plot = bar_plot("".join(step_series(sheet, steps, on_axis)), places.gap_width, stacked=True)
    axes = names_axis(places.size) + amounts_axis(scale)
    add_part(shapes, ChartPart(sheet, plot, axes, places.inner, places.size), look, box)
    for i, step in enumerate(steps):
        share = (step["top"] - scale[0]) / (scale[1] - scale[0])
        left = (places.names + share * places.plot + LABEL_GAP / 2) * EMU_PER_POINT
        top, tall = i * places.pitch * EMU_PER_POINT, places.pitch * EMU_PER_POINT
        at = Box(Emu(int(box.left + left)), Emu(int(box.top + top)), Emu(int(room * EMU_PER_POINT)), Emu(int(tall)))
        add_words(shapes, at, [(step["text"], LETTERS[step["role"]], True)], Role.INK, places.size)
