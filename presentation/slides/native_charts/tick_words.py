"""Numbers along a scale as words, where no number format says them: points of a share, which have no sign of their own.

A format shows 0.06 as "6 %" or as "0.06", never as the "+6" that stands at the marks.
"""

from __future__ import annotations

from analysis.quantities import ShareChange
from presentation.charts.numbers import quantity_of, short_labels
from presentation.slides.native_charts.axes import Scale
from presentation.slides.native_charts.labels import Label, labels
from presentation.slides.native_charts.look import TICK_SIZE, Role
from presentation.slides.native_charts.scatter import scatter_series
from presentation.slides.native_charts.sheet import Column, Sheet
from presentation.slides.native_charts.strokes import NO_DOT

TICK, FOOT = "number of the scale", "foot of the scale"
SILENT = ";;;"  # the format under which an axis shows nothing
LOWEST = 0.5  # where the rows end, below the last


def code_of(unit: str) -> str:
    """The format that silences the axis of a unit whose numbers are words; "" where the axis has its own."""
    return SILENT if isinstance(quantity_of(unit, 0.0), ShareChange) else ""


def tick_columns(unit: str, scale: Scale) -> list[Column]:
    if not code_of(unit):
        return []
    return [Column(TICK, tuple(scale.numbers)), Column(FOOT, (LOWEST,) * len(scale.numbers))]


def tick_words(sheet: Sheet, order: int, unit: str, scale: Scale) -> list[str]:
    """Points that are not seen, at the foot of the plot, with the numbers under them."""
    if not code_of(unit):
        return []
    told = [Label((text,), role=Role.QUIET) for text in short_labels(unit, scale.numbers)]
    words = labels(told, "b", TICK_SIZE.pt)
    return [scatter_series(sheet, order, TICK, TICK, FOOT, NO_DOT, labels=words)]
