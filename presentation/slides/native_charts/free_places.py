"""Where words at a point have room: beside it, over it or under it, clear of what stands there already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from presentation.slides.native_charts.plot_places import PlotPlaces

NEXT_TO = 8.0  # points between a point and its words
SIDES = ("r", "t", "b", "l")


@dataclass(frozen=True)
class Rectangle:
    """In points from the left upper corner of the plot."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Rectangle) -> float:
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0.0) * max(high, 0.0)


def free_side(
    at: tuple[float, float],
    width: float,
    height: float,
    taken: Sequence[Rectangle],
    places: PlotPlaces,
    order: Sequence[str] = SIDES,
) -> tuple[str, Rectangle]:
    """The first side that is free; where none is, the one that covers least."""
    beside = list(sides(at, width, height))
    return min(beside, key=lambda each: (_covered(each[1], taken, places), order.index(each[0])))


def sides(at: tuple[float, float], width: float, height: float) -> Iterator[tuple[str, Rectangle]]:
    x, y = at
    yield "r", Rectangle(x + NEXT_TO, y - height / 2, x + NEXT_TO + width, y + height / 2)
    yield "t", Rectangle(x - width / 2, y - NEXT_TO - height, x + width / 2, y - NEXT_TO)
    yield "b", Rectangle(x - width / 2, y + NEXT_TO, x + width / 2, y + NEXT_TO + height)
    yield "l", Rectangle(x - NEXT_TO - width, y - height / 2, x - NEXT_TO, y + height / 2)


def _covered(room: Rectangle, taken: Sequence[Rectangle], places: PlotPlaces) -> float:
    """How much of what is there, or of what is outside the plot, the words would cover."""
    outside = Rectangle(0.0, 0.0, places.across, places.up)
    area = (room.right - room.left) * (room.bottom - room.top)
    return round(sum(room.overlap(each) for each in taken) + area - room.overlap(outside))
