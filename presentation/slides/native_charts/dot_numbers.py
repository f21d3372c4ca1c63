"""Where the numbers of dots stand: over them, or beside their intervals where rows are close."""

from __future__ import annotations

from dataclasses import dataclass

from presentation.charts.canvas import Row, is_highlighted
from presentation.slides.native_charts.axes import Scale
from presentation.slides.native_charts.bars import NOT_SHOWN
from presentation.slides.native_charts.labels import Label, labels
from presentation.slides.native_charts.look import Role
from presentation.slides.native_charts.named_points import AT_ROW
from presentation.slides.native_charts.row_places import RowPlaces, wide
from presentation.slides.native_charts.scatter import scatter_series
from presentation.slides.native_charts.sheet import Column, Sheet
from presentation.slides.native_charts.strokes import LETTERS, NO_DOT
from presentation.slides.native_charts.xy import HAIR

VALUE, HIGH, BESIDE = "value", "high", "number stands at"
OPEN = 2.7  # times the size of type: rows this far apart have room for the number over the dot
RADIUS = 8.0  # points that a number keeps from the middle of a dot
OVER, RIGHT = "t", "r"


@dataclass(frozen=True)
class DotNumber:
    """A number's place along x, the cell that says it, and the label."""

    at: float
    cell: str
    label: Label


def is_close(places: RowPlaces) -> bool:
    return places.pitch < OPEN * places.size


def dot_numbers(rows: list[Row], places: RowPlaces, scale: Scale, usual: Role) -> list[DotNumber]:
    """One a row; `text` of a row is its number."""
    return [_number(row, places, scale, usual) for row in rows]


def number_column(numbers: list[DotNumber]) -> Column:
    return Column(BESIDE, tuple(each.at for each in numbers), tuple(each.cell for each in numbers))


def numbers_series(sheet: Sheet, order: int, numbers: list[DotNumber], places: RowPlaces) -> str:
    """Points that are not seen, so that no dot's colour is that of its number."""
    words = labels([each.label for each in numbers], OVER, places.size)
    return scatter_series(sheet, order, BESIDE, BESIDE, AT_ROW, NO_DOT, labels=words)


def _number(row: Row, places: RowPlaces, scale: Scale, usual: Role) -> DotNumber:
    value, high = row[VALUE], row.get(HIGH)
    if value is None:
        start = scale.low + HAIR * (scale.high - scale.low)
        return DotNumber(start, "", Label((NOT_SHOWN,), role=Role.QUIET, place=RIGHT))
    role = Role.ACCENT if is_highlighted(row) else LETTERS.get(usual, usual)
    is_beside, per_point = is_close(places), (scale.high - scale.low) / max(places.plot, 1.0)
    label = Label((row["text"],), role=role, bold=not is_beside, place=RIGHT if is_beside else OVER)
    # Off the dot where the interval is short, or off the name at the left, which a number over its dot might meet.
    clear = value + RADIUS * per_point if is_beside else scale.low + wide(row["text"], places.size) / 2 * per_point
    of = HIGH if is_beside and high is not None else VALUE
    return DotNumber(row[of], f"{{{of}}}", label) if row[of] >= clear else DotNumber(clear, "", label)
