"""Bands of low to high behind lines: areas on one another, of which only the reach of each band is filled.

Charts know no area between two lines. They do know areas stacked on one another, and a stack adds up whatever stands
in it: an unseen foot, up to a band's low end or back down to it from the band before, then the band's reach. So
any number of bands may overlap. Foot and reach are formulas of the low and high ends that stand beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from presentation.slides.native_charts.axes import ACROSS, UP
from presentation.slides.native_charts.caches import name_reference, number_reference
from presentation.slides.native_charts.look import Role
from presentation.slides.native_charts.paint_xml import UNSEEN, filled
from presentation.slides.native_charts.sheet import Column, Sheet

COLOUR_ENDS = "</a:schemeClr>"


@dataclass(frozen=True)
class Band:
    """One band over all places of the axis; None where it has no ends. `strength` is how much of its colour shows."""

    name: str
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    role: Role
    strength: float

    @property
    def foot_name(self) -> str:
        return f"{self.name}: foot"

    @property
    def reach_name(self) -> str:
        return f"{self.name}: reach"


def band_columns(bands: Sequence[Band]) -> tuple[Column, ...]:
    """Low and high ends as they are, then what is stacked."""
    told = [
        column
        for band in bands
        for column in (Column(f"{band.name}: low", band.low), Column(f"{band.name}: high", band.high))
    ]
    drawn: list[Column] = []
    below, before = [0.0] * len(bands[0].low if bands else ()), ""
    for band in bands:
        ends = _closed(band)
        feet = tuple(low - under for (low, _), under in zip(ends, below, strict=True))
        low, high = f"{{{band.name}: low}}", f"{{{band.name}: high}}"
        known = [(band.foot_name, feet, f"{low}{before}"), (band.reach_name, _reaches(ends), f"{high}-{low}")]
        # Only where a band has ends do its parts follow from them.
        drawn += [Column(name, values, formula if None not in band.low else "") for name, values, formula in known]
        below = [high for _, high in ends]
        before += f"-{{{band.foot_name}}}-{{{band.reach_name}}}"
    return (*told, *drawn)


def _reaches(ends: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    return tuple(high - low for low, high in ends)


def _closed(band: Band) -> list[tuple[float, float]]:
    """The ends at every place: where a band has none it runs on, without reach, in the middle of its nearest ends."""
    known = [i for i, low in enumerate(band.low) if low is not None and band.high[i] is not None]
    is_known, ends = set(known), []
    for i in range(len(band.low)):
        nearest = i if i in is_known else min(known, key=lambda each: abs(each - i))
        low, high = band.low[nearest] or 0.0, band.high[nearest] or 0.0
        ends.append((low, high) if nearest == i else ((low + high) / 2, (low + high) / 2))
    return ends


def bands_plot(sheet: Sheet, bands: Sequence[Band], places: str, first: int) -> str:
    """The areas; `places` is the reference of the axis across, `first` the order of the first of them."""
    if not bands:
        return ""
    series = "".join(
        _area(sheet, band.foot_name, UNSEEN, places, first + 2 * i)
        + _area(sheet, band.reach_name, _washed(band), places, first + 2 * i + 1)
        for i, band in enumerate(bands)
    )
    return (
        f'<c:areaChart><c:grouping val="stacked"/><c:varyColors val="0"/>{series}'
        f'<c:axId val="{ACROSS}"/><c:axId val="{UP}"/></c:areaChart>'
    )


def _area(sheet: Sheet, column: str, look: str, places: str, order: int) -> str:
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/>{name_reference(sheet, column)}{look}'
        f"<c:cat>{places}</c:cat><c:val>{number_reference(sheet, column)}</c:val></c:ser>"
    )


def _washed(band: Band) -> str:
    """See-through, so that grid, lines and other bands show."""
    alpha = f'<a:alpha val="{round(band.strength * 100_000)}"/>'
    return filled(band.role).replace(COLOUR_ENDS, f"{alpha}{COLOUR_ENDS}")
