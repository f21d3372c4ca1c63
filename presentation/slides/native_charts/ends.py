"""The name and last number of each line, at its end instead of in a legend, kept apart from one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from presentation.charts.canvas import Row
from presentation.charts.measure import spread, wrap
from presentation.charts.series import ends_with_labels
from presentation.slides.native_charts.axes import Scale
from presentation.slides.native_charts.free_places import Rectangle, free_side
from presentation.slides.native_charts.look import LABEL_SIZE
from presentation.slides.native_charts.number_formats import format_saying
from presentation.slides.native_charts.plot_places import PlotPlaces
from presentation.slides.native_charts.point_words import Words
from presentation.slides.native_charts.row_places import WIDER, wide
from presentation.slides.native_charts.strokes import Stroke

SIZE = LABEL_SIZE.pt
LINE = 17.0  # points from one line of a name to the next
COLUMN = 180.0  # points beside the plot that a name may take before it wraps
MOST_LINES = 2
GAP = 10.0  # between the last point and the name
NEAR = 0.15  # of the plot: a line that ends as near to the edge as this has its name in the column beside the plot
LEVEL = 4.0  # points by which lines that end alike are parted, the one that ran higher first


@dataclass(frozen=True)
class End:
    """Where one line ends and what is written there. `across` is how far along the axis, 0 to 1."""

    stroke: Stroke
    lines: tuple[str, ...]
    number: str
    amount: float
    across: float

    @property
    def width(self) -> float:
        return max(wide(line, SIZE) for line in self.lines)

    @property
    def height(self) -> float:
        return len(self.lines) * LINE

    @property
    def is_at_edge(self) -> bool:
        return self.across >= 1 - NEAR


def ends_of(
    strokes: Sequence[Stroke], last_rows: Mapping[str, Row], unit: str, across: Sequence[float], column: float = COLUMN
) -> list[End]:
    """`last_rows` holds the last row of each series, `across` where each place is. A lone line has its number alone."""
    lasting = {each.series: max((s for s in strokes if s.series == each.series), key=_reach) for each in strokes}
    ends = []
    for name, number, amount in ends_with_labels(dict(last_rows), unit):
        lines = (number,) if len(last_rows) == 1 else _lines(name, number, column)
        ends.append(End(lasting[name], lines, number, amount, across[lasting[name].last]))
    return ends


def _lines(name: str, number: str, column: float) -> tuple[str, ...]:
    """The name, then the number; what is longer than a few lines is cut."""
    lines = wrap(f"{name} {number}", SIZE * WIDER, column)
    if len(lines) <= MOST_LINES:
        return tuple(lines)
    return (*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1].split(' ')[0]} … {number}")


def room_right(ends: Sequence[End]) -> float:
    """Points to keep free beside the plot."""
    return max((each.width + GAP for each in ends if each.is_at_edge), default=0.0) + GAP


def end_words(ends: Sequence[End], scale: Scale, places: PlotPlaces, across: Sequence[float]) -> list[Words]:
    """One for each end, in order: in a column beside the plot, or where a line that ends early has room."""
    at = [_at(each, scale, places) for each in ends]
    column = [i for i, each in enumerate(ends) if each.is_at_edge]
    tallest = max((ends[i].height for i in column), default=LINE)
    levels = [at[i][1] + LEVEL * (1 - scale.share(_mean(ends[i].stroke))) for i in column]
    moved = dict(zip(column, spread(levels, tallest, LINE / 2, places.up - LINE / 4), strict=True))
    taken = _lines_at(ends, scale, places, across)
    words = []
    for i, each in enumerate(ends):
        if i in moved:
            right = (places.across - at[i][0]) / places.width
            words.append(_words(each, "r", right, (moved[i] - at[i][1]) / places.height))
        else:
            side, room = free_side(at[i], each.width, each.height, taken, places)
            taken.append(room)
            words.append(_words(each, side, 0.0, 0.0))
    return words


def _words(end: End, side: str, right: float, down: float) -> Words:
    code = format_saying(end.number, end.amount)
    return Words(
        end.stroke.last, end.lines, side, end.stroke.letters, SIZE, True, right, down, number=end.number, code=code
    )


def _at(end: End, scale: Scale, places: PlotPlaces) -> tuple[float, float]:
    return places.across * end.across, places.up * (1 - scale.share(end.amount))


def _lines_at(ends: Sequence[End], scale: Scale, places: PlotPlaces, across: Sequence[float]) -> list[Rectangle]:
    """Small squares along the lines, where no name should stand."""
    squares = []
    for each in ends:
        points = [
            (places.across * x, places.up * (1 - scale.share(value)))
            for x, value in zip(across, each.stroke.values, strict=True)
            if value is not None
        ]
        between = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in pairwise(points)]
        squares += [Rectangle(x - 4, y - 4, x + 4, y + 4) for x, y in (*points, *between)]
    return squares


def _mean(stroke: Stroke) -> float:
    known = [value for value in stroke.values if value is not None]
    return sum(known) / len(known)


def _reach(stroke: Stroke) -> int:
    return stroke.last
