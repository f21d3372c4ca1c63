"""Where the rows of a chart stand in its box: names at the left, as large as they fit, marks beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from presentation.charts.measure import longest_word, text_width, wrap
from presentation.slides.native_charts.chart_part import Inner
from presentation.slides.native_charts.look import LABEL_SIZE, SMALLEST, Box

EMU_PER_POINT = 12_700
SIZES = (LABEL_SIZE.pt + 4, LABEL_SIZE.pt + 2, LABEL_SIZE.pt, 12.5, SMALLEST.pt)  # the largest that fits is taken
LINE = 1.2  # of the size of type
WIDER = 1.14  # than the shipped sans: what a template's own font may be
MOST_NAMES, MOST_NAMES_AT_LEAST_SIZE = 0.33, 0.45  # of the box
ELLIPSIS = "…"
GAP = 14.0  # points between a name and its mark
TALLEST_ROW, THICKEST = 72.0, 36.0  # points; a single row does not fill a slide
THICK = 0.6  # of a row is its bar


@dataclass(frozen=True)
class RowPlaces:
    """In points of the box: `names` is the width kept for names, `pitch` the height of a row, `size` of type.

    `said` are the names in their lines, shortened where they would run into one another.
    """

    width: float
    height: float
    names: float
    pitch: float
    size: float
    said: tuple[str, ...]
    top: float = 0.0
    right: float = 0.0

    @property
    def count(self) -> int:
        return len(self.said)

    @property
    def inner(self) -> Inner:
        wide = self.width - self.names - self.right
        return Inner(
            self.names / self.width,
            self.top / self.height,
            wide / self.width,
            self.pitch * max(self.count, 1) / self.height,
        )

    @property
    def plot(self) -> float:
        """Points that the marks have from side to side."""
        return self.width - self.names - self.right

    @property
    def gap_width(self) -> int:
        """Room between bars in hundredths of a bar, as charts count it."""
        return round((self.pitch / min(self.pitch * THICK, THICKEST) - 1) * 100)


def row_places(names: Sequence[str], box: Box, top: float = 0.0, bottom: float = 0.0, right: float = 0.0) -> RowPlaces:
    """`top`, `bottom` and `right` are points kept free around the marks."""
    width, height, count = box.width / EMU_PER_POINT, box.height / EMU_PER_POINT, max(len(names), 1)
    pitch = min((height - top - bottom) / count, TALLEST_ROW)
    for size in SIZES:
        most = MOST_NAMES_AT_LEAST_SIZE if size == SIZES[-1] else MOST_NAMES
        column = name_column(names, size, width * most)
        if _fits(names, size, column) and _lines(names, size, column) * size * LINE <= pitch:
            break
    most_lines = max(1, int(pitch / (size * LINE)))
    said = tuple(set_name(name, size, column, most_lines) for name in names)
    return RowPlaces(width, height, column + GAP, pitch, size, said, top, right)


def set_name(name: str, size: float, column: float, most: int) -> str:
    """The name in its lines, no more than `most`: its beginning where it has more. A line of its own stays one.

    Broken here, since programs that break the names of an axis do so at widths of their own.
    """
    first, *rest = name.split("\n")
    lines = wrap(first, size * WIDER, column + 1)
    left = max(1, most - len(rest))
    if len(lines) > left:
        last = lines[left - 1]
        while wide(last + ELLIPSIS, size) > column and len(last) > 1:
            last = last.rpartition(" ")[0] or last[:-1]
        lines = [*lines[: left - 1], last + ELLIPSIS]
    return "\n".join([*lines, *rest])


def name_column(names: Sequence[str], size: float, most: float) -> float:
    """The width that the names take: that of the longest line, wrapped where one would be longer than `most`."""
    wrapped = [line for name in names for part in name.split("\n") for line in wrap(part, size * WIDER, most)]
    return min(most, max((text_width(line, size) * WIDER for line in wrapped), default=0.0))


def wide(text: str, size: float) -> float:
    """Points of one line, in a font that may be wider than ours."""
    return text_width(text, size) * WIDER


def _fits(names: Sequence[str], size: float, column: float) -> bool:
    """Whether no single word is wider than the column."""
    return longest_word([name.replace("\n", " ") for name in names], size) * WIDER <= column + 1


def _lines(names: Sequence[str], size: float, column: float) -> int:
    wrapped = ([wrap(part, size * WIDER, column + 1) for part in name.split("\n")] for name in names)
    return max((sum(map(len, parts)) for parts in wrapped), default=1)
