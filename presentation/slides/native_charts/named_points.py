"""Rows of a chart of points: each at a height of its own, its name at the left, where bars have theirs."""

from __future__ import annotations

from presentation.slides.native_charts.axes import Scale
from presentation.slides.native_charts.labels import Label, labels
from presentation.slides.native_charts.row_places import RowPlaces
from presentation.slides.native_charts.scatter import scatter_series
from presentation.slides.native_charts.sheet import Column, Sheet
from presentation.slides.native_charts.strokes import NO_DOT
from presentation.wording import NO_BREAK_SPACE

CLEAR = NO_BREAK_SPACE * 2  # between a name and a mark that stands at the very start of the scale
AT_ROW, NAME_AT = "row from below", "name stands at"


def row_columns(count: int, left: float) -> tuple[Column, Column]:
    """At which height each row stands, the first on top, and where along x its name ends."""
    return Column(AT_ROW, tuple(range(count, 0, -1))), Column(NAME_AT, (left,) * count)


def row_scale(count: int) -> Scale:
    return Scale(0.5, count + 0.5, 1.0)


def named_points(sheet: Sheet, order: int, places: RowPlaces) -> str:
    """Points that are not seen and carry the names."""
    told = [Label(tuple(line + CLEAR for line in name.split("\n"))) for name in places.said]
    words = labels(told, "l", places.size, "r")
    return scatter_series(sheet, order, NAME_AT, NAME_AT, AT_ROW, NO_DOT, labels=words)
