"""Where a plot with axes stands in its box, in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from presentation.charts.numbers import short_labels
from presentation.slides.native_charts.axes import Scale
from presentation.slides.native_charts.chart_part import Inner
from presentation.slides.native_charts.look import TICK_SIZE, Box
from presentation.slides.native_charts.row_places import EMU_PER_POINT, wide

TICKS_BELOW, TWO_LINES_BELOW = 26.0, 38.0  # points that tick labels take under a plot


@dataclass(frozen=True)
class PlotPlaces:
    """The box is `width` by `height`; the plot keeps these points free around it."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def across(self) -> float:
        return self.width - self.left - self.right

    @property
    def up(self) -> float:
        return self.height - self.top - self.bottom

    @property
    def inner(self) -> Inner:
        return Inner(self.left / self.width, self.top / self.height, self.across / self.width, self.up / self.height)


def plot_places(box: Box, left: float, top: float, right: float, bottom: float) -> PlotPlaces:
    return PlotPlaces(box.width / EMU_PER_POINT, box.height / EMU_PER_POINT, left, top, right, bottom)


def room_left(unit: str, scale: Scale) -> float:
    """What the numbers of an upright axis take."""
    return max(wide(each, TICK_SIZE.pt) for each in short_labels(unit, scale.numbers)) + 12


@dataclass(frozen=True)
class LabelsBelow:
    """Every how many labels there is room for, whether even single words are too wide, and the points they take."""

    every: int
    is_close: bool
    height: float


def labels_below(names: Sequence[str], across: float) -> LabelsBelow:
    """The last label is among those shown where that costs little. LibreOffice shows all, and breaks them in words."""
    widest, word = (max((wide(each, TICK_SIZE.pt) for each in of), default=0.0) for of in (names, _words(names)))
    last = max(len(names) - 1, 1)
    least = max(1, -(-int((widest + 14) * last) // max(int(across), 1)))
    every = next((each for each in range(least, least * 2) if last % each == 0), least)
    is_close = word * 1.1 > across / last
    return LabelsBelow(every, is_close, TICKS_BELOW if every == 1 or is_close else TWO_LINES_BELOW)


def _words(names: Sequence[str]) -> list[str]:
    return [word for name in names for word in name.split(" ")]
