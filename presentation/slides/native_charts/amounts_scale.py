"""Amounts along x: from where to where, with room inside the plot for the numbers that stand outside their marks."""

from __future__ import annotations

from collections.abc import Sequence

from presentation.charts.canvas import Row, is_highlighted
from presentation.charts.marks import extent, with_reference
from presentation.slides.native_charts.look import Look, Role
from presentation.slides.native_charts.row_places import RowPlaces, wide

Domain = tuple[float, float]
LABEL_GAP = 12.0  # points between a mark and its number


def from_zero(rows: list[Row], chart: object, look: Look) -> Domain:
    """The scale of bars: zero is on it."""
    low, high = with_reference(look.domain or extent(rows), chart)  # type: ignore[arg-type]
    low, high = min(low, 0.0), max(high, 0.0)
    return (low, high if high > low else low + 1)


def with_room(domain: Domain, places: RowPlaces, left: float, right: float) -> Domain:
    """The domain stretched by so many points at its ends: a unit stays as long as it would be without them."""
    low, high = domain
    per_point = (high - low) / max(places.plot - left - right, 1.0)
    return (low - left * per_point, high + right * per_point)


def room_for_numbers(texts: Sequence[str], size: float) -> float:
    return max((wide(text, size) for text in texts), default=0) + LABEL_GAP


def bar_role(row: Row, one_stands_out: bool) -> Role:
    """The accent for the point made, grey for the rest; all in the accent where nothing is singled out."""
    return Role.ACCENT if is_highlighted(row) or not one_stands_out else Role.CONTEXT


def own_roles(roles: Sequence[Role], usual: Role) -> dict[int, Role]:
    return {i: role for i, role in enumerate(roles) if role is not usual}
