"""What a chart of lines draws, before it has a place on the slide: its periods, its lines, their limits, its scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from analysis.findings import Chart
from analysis.quantities import Count, Money
from presentation.charts.canvas import Row, is_highlighted
from presentation.charts.limits import LIMITS, has_limits
from presentation.charts.marks import extent, with_reference
from presentation.charts.numbers import quantity_of
from presentation.charts.series import series_names
from presentation.slides.native_charts.axes import MOST_STEPS, Scale, round_scale
from presentation.slides.native_charts.bands import Band
from presentation.slides.native_charts.look import Look, Role
from presentation.slides.native_charts.strokes import (
    DASHED,
    MADE,
    QUIETER,
    Stroke,
    bands_of,
    plain_name,
    roles_of,
    told_apart,
)

NEAR_NONE = 1 / 3  # of the highest: lines that come so near to zero are drawn from zero
LIMITS_STRENGTH = 0.28

Key = tuple[str, Any, bool]  # a series, when a forecast of it was made, and whether it is one


@dataclass(frozen=True)
class Lines:
    """What a chart of lines draws, before it has a place on the slide."""

    periods: tuple[str, ...]
    strokes: tuple[Stroke, ...]
    last: dict[str, Row]
    limits: Band | None
    has_forecast: bool

    @property
    def across(self) -> list[float]:
        """Where each period stands along the axis, 0 to 1."""
        return [i / max(len(self.periods) - 1, 1) for i in range(len(self.periods))]

    @property
    def bands(self) -> list[Band]:
        """The limits lie below the intervals of the lines."""
        own = bands_of(self.strokes, forecasts_alone=self.has_forecast)
        return [self.limits, *own] if self.limits else own


def lines_scale(known: list[Row], chart: Chart, look: Look, most: int = MOST_STEPS) -> Scale:
    """What the lines and their bands span; from zero for amounts and counts."""
    low, high = with_reference(look.domain or extent(known, ("value", "low", "high", *LIMITS)), chart)
    is_counted = isinstance(quantity_of(chart.unit, 0.0), Money | Count)
    return round_scale(min(low, 0.0) if is_counted or 0 < low < NEAR_NONE * high else low, high, most)


def lines_of(known: list[Row], rows: list[Row]) -> Lines:
    order = tuple(dict.fromkeys(str(row["label"]) for row in rows))
    roles = roles_of(known)
    last = {name: [row for row in known if str(row["series"]) == name][-1] for name in series_names(known)}
    keys = dict.fromkeys((str(row["series"]), row.get("made_on"), bool(row.get("is_forecast"))) for row in known)
    names = told_apart([plain_name(_name(key)) for key in keys])
    strokes = tuple(_stroke(key, name, known, order, roles) for key, name in zip(keys, names, strict=True))
    limits = _limits(known, order) if has_limits(known) else None
    return Lines(order, strokes, last, limits, any(is_forecast for _, _, is_forecast in keys))


def _name(key: Key) -> str:
    series, made_on, is_forecast = key
    return f"{series}, forecast{f' of {made_on}' if made_on else ''}" if is_forecast else series


def _stroke(key: Key, name: str, known: list[Row], order: tuple[str, ...], roles: dict[str, Role]) -> Stroke:
    series, _, is_forecast = key
    own = {str(row["label"]): row for row in known if _is_of(row, key)}
    width = MADE if roles[series] is Role.ACCENT and any(map(is_highlighted, own.values())) else QUIETER

    def column(of: str) -> tuple[float | None, ...]:
        return tuple(own[label].get(of) if label in own else None for label in order)

    return Stroke(
        name,
        series,
        column("value"),
        column("low"),
        column("high"),
        roles[series],
        is_forecast,
        DASHED if is_forecast else width,
    )


def _is_of(row: Row, key: Key) -> bool:
    return (str(row["series"]), row.get("made_on"), bool(row.get("is_forecast"))) == key


def _limits(known: list[Row], order: tuple[str, ...]) -> Band:
    ends = {str(row["label"]): row for row in known if row.get(LIMITS[1]) is not None}
    low, high = (tuple(ends[label][each] if label in ends else None for label in order) for each in LIMITS)
    return Band("Limits", low, high, Role.CONTEXT, LIMITS_STRENGTH)
