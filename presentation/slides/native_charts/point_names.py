"""Names beside points, none over another or over a point: the point made first, then those that stand most alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import dist

from presentation.charts.measure import wrap
from presentation.slides.native_charts.free_places import NEXT_TO, Rectangle, sides
from presentation.slides.native_charts.look import LABEL_SIZE, SMALLEST, Role
from presentation.slides.native_charts.plot_places import PlotPlaces
from presentation.slides.native_charts.point_words import Words
from presentation.slides.native_charts.row_places import LINE, WIDER, wide

SIZES = (LABEL_SIZE.pt, 12.5, SMALLEST.pt)  # the largest at which all have room; otherwise the last
COLUMN = 150.0  # points that a name may take before it wraps
HALF_DOT = 6.0


@dataclass(frozen=True)
class NamedPoint:
    """A point in its series, in points from the left upper corner of the plot."""

    at: int
    name: str
    place: tuple[float, float]
    is_made: bool = False


def names_at(points: Sequence[NamedPoint], places: PlotPlaces) -> list[Words]:
    """One for each point whose name has room at some side of it."""
    found: list[Words] = []
    for size in SIZES:
        found = max(found, _placed(points, places, size), key=len)
        if len(found) == len(points):
            break
    return found


def _placed(points: Sequence[NamedPoint], places: PlotPlaces, size: float) -> list[Words]:
    taken = [_around(point.place) for point in points]
    words = []
    for point in sorted(points, key=lambda each: (not each.is_made, -_apart(each, points))):
        lines = tuple(wrap(point.name, size * WIDER, COLUMN))
        wanted = max(wide(line, size) for line in lines), len(lines) * size * LINE
        own = _around(point.place)
        others = [each for each in taken if each != own]
        chosen = next((each for each in _tried(point, *wanted) if _is_free(each[2], others, places)), None)
        if chosen:
            side, down, room = chosen
            taken.append(room)
            role = Role.ACCENT if point.is_made else Role.INK
            words.append(Words(point.at, lines, side, role, size, point.is_made, down=down / places.height))
    return words


def _tried(point: NamedPoint, width: float, height: float) -> Iterator[tuple[str, float, Rectangle]]:
    """At a side, then at the right and left a little higher or lower."""
    beside = list(sides(point.place, width, height))
    yield from ((side, 0.0, room) for side, room in beside)
    for lines in (0.5, -0.5, 1.0, -1.0):
        down = lines * height
        for side, room in beside:
            if side in ("r", "l"):
                yield side, down, Rectangle(room.left, room.top + down, room.right, room.bottom + down)


def _is_free(room: Rectangle, taken: Sequence[Rectangle], places: PlotPlaces) -> bool:
    if room.left < 0 or room.top < 0 or room.right > places.across + places.right or room.bottom > places.up:
        return False
    return not any(room.overlap(each) for each in taken)


def _around(place: tuple[float, float]) -> Rectangle:
    x, y = place
    return Rectangle(x - HALF_DOT, y - HALF_DOT, x + HALF_DOT, y + HALF_DOT)


def _apart(point: NamedPoint, points: Sequence[NamedPoint]) -> float:
    """How far the nearest other point is."""
    return min((dist(point.place, each.place) for each in points if each is not point), default=NEXT_TO)
