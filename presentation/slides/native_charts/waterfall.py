"""From one total to another by steps: columns that hang from one another by an unseen foot, their numbers over them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis.findings import Chart
from presentation.charts.canvas import Row
from presentation.charts.measure import longest_word, wrap
from presentation.charts.waterfall import steps_of
from presentation.slides.native_charts.caches import name_reference, number_reference, text_reference
from presentation.slides.native_charts.chart_part import ChartPart, Inner, add_part
from presentation.slides.native_charts.labels import Label, labels
from presentation.slides.native_charts.look import SMALLEST, Box, Look, Role
from presentation.slides.native_charts.number_formats import format_saying
from presentation.slides.native_charts.paint_xml import stroke
from presentation.slides.native_charts.plots import (
    AMOUNTS,
    LABEL,
    NAMES,
    UNDRAWN,
    amounts_axis,
    bar_plot,
    bar_series,
    names_axis,
)
from presentation.slides.native_charts.row_places import EMU_PER_POINT, LINE, SIZES, WIDER, wide
from presentation.slides.native_charts.sheet import Column, Sheet, sheet_of

START, END, FOOT, TOP = "from", "to", "foot (unseen)", "number stands at"
LOW, HIGH = f"MIN({{{START}}},{{{END}}})", f"MAX({{{START}}},{{{END}}})"  # of a column, as formulas
TOTAL, RISE, FALL, BELOW = "total", "rise", "fall", " below zero"
ROLES = {TOTAL: ("before", "total"), RISE: ("rise",), FALL: ("fall",)}
TESTS = {
    TOTAL: "{is_total}",
    RISE: "AND(NOT({is_total}),N({value})>=0)",
    FALL: "AND(NOT({is_total}),N({value})<0)",
}
COLOURS = {TOTAL: Role.INK, RISE: Role.ACCENT, FALL: Role.AGAINST}
# Grey columns may be faint, their numbers may not.
LETTERS = {"before": Role.QUIET, "total": Role.INK, "rise": Role.ACCENT, "fall": Role.AGAINST}
NAME_GAP = 12.0  # points between a column and its name
WIDEST = 190.0  # points from column to column: few columns do not stand a slide apart
THICK = 60  # hundredths of a column between two of them


def draw_waterfall(shapes: Any, rows: list[Row], chart: Chart, look: Look, box: Box) -> None:
    steps = steps_of(rows, chart.unit)
    width, height = box.width / EMU_PER_POINT, box.height / EMU_PER_POINT
    pitch = min(width / max(len(steps), 1), WIDEST)
    names, texts = [str(step[LABEL]) for step in steps], [step["text"] for step in steps]
    size = _size(names, texts, pitch)
    lines = max((len(wrap(name, size * WIDER, pitch - 6)) for name in names), default=1)
    bottom, above = lines * size * LINE + NAME_GAP, size * LINE + 8
    sheet = _sheet(rows, steps)
    scale = _scale(steps, above / (height - bottom))
    series = _columns(sheet, steps)
    plots = bar_plot("".join(series), THICK, stacked=True, upright=True) + _numbers(sheet, len(series), steps, size)
    axes = names_axis(size, upright=True, line=stroke(Role.CONTEXT, 1.0)) + amounts_axis(scale, upright=True)
    inner = Inner(0.0, 0.0, pitch * len(steps) / width, 1 - bottom / height)
    add_part(shapes, ChartPart(sheet, plots, axes, inner, size), look, box)


def _size(names: Sequence[str], texts: Sequence[str], pitch: float) -> float:
    """The largest type in which no word of a name and no number is wider than its column."""
    widest = max([longest_word(list(names), 1.0) * WIDER, *(wide(text, 1.0) for text in texts)])
    return next((size for size in SIZES if size * widest <= pitch - 6), SMALLEST.pt)


def _sheet(rows: list[Row], steps: list[Row]) -> Sheet:
    """Beside the rows where each column starts and ends, and each as a foot and a part in the colour of what it is."""
    starts = Column(START, tuple(step["start"] for step in steps), f"IF({{is_total}},0,N({{^{END}}}))")
    ends = Column(END, tuple(step["end"] for step in steps), f"{{{START}}}+N({{value}})")
    tops = Column(TOP, tuple(step["top"] for step in steps), HIGH)
    feet = Column(FOOT, tuple(map(_foot, steps)), f"MAX(0,{LOW})+MIN(0,{HIGH})")
    parts = [_part(steps, role, is_below) for role in TESTS for is_below in (False, True)]
    return sheet_of(rows, starts, ends, tops, feet, *(part for part in parts if any(part.values)))


def _foot(step: Row) -> float:
    """What lies between zero and the column: nothing where the column crosses zero."""
    low, high = sorted([step["start"], step["end"]])
    return max(0.0, low) + min(0.0, high)


def _part(steps: list[Row], role: str, is_below: bool) -> Column:
    """The columns of one role, above zero or below it: a column that crosses zero is in both."""
    values = tuple(_length(step, is_below) if step["role"] in ROLES[role] else 0.0 for step in steps)
    length = f"MIN(0,{LOW})-MIN(0,{HIGH})" if is_below else f"MAX(0,{HIGH})-MAX(0,{LOW})"
    return Column(role + (BELOW if is_below else ""), values, f"IF({TESTS[role]},{length},0)")


def _length(step: Row, is_below: bool) -> float:
    """A column that stands wholly on one side of zero is as long as its number, to the last digit."""
    low, high = sorted([step["start"], step["end"]])
    if is_below:
        return -abs(step["value"] or 0.0) if high <= 0 else min(0.0, low)
    return abs(step["value"] or 0.0) if low >= 0 else max(0.0, high)


def _scale(steps: list[Row], above: float) -> tuple[float, float]:
    """From the lowest end to the highest, with the part `above` of the plot for the numbers."""
    ends = [0.0, *(step[side] for step in steps for side in ("start", "end"))]
    low, high = min(ends), max(ends)
    return (low, high + ((high - low) or 1.0) * above / (1 - above))


def _columns(sheet: Sheet, steps: list[Row]) -> list[str]:
    """The foot unseen, then the parts; the first of several totals is where all starts, in grey."""
    before = {i: Role.CONTEXT for i, step in enumerate(steps) if step["role"] == "before"}
    parts = [column.name for column in sheet.columns if column.name.removesuffix(BELOW) in COLOURS]
    drawn = [bar_series(sheet, 0, FOOT, None)]
    for order, name in enumerate(parts, start=1):
        role = name.removesuffix(BELOW)
        drawn.append(bar_series(sheet, order, name, COLOURS[role], points=before if role == TOTAL else {}))
    return drawn


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
