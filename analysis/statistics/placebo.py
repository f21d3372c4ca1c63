"""Whether an effect stands out among the effects that nothing had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf, log

from analysis.estimates import Estimate, counted
from analysis.quantities import Share


@dataclass(frozen=True, slots=True)
class PlaceboRank:
    """`place` of the true effect by strength, 1 the strongest, among `of`: itself and the placebos."""

    place: int
    of: int

    @property
    def chance(self) -> Estimate:
        """How often an effect of nothing would stand as high: place/of. With n placebos never below 1/(n + 1)."""
        return replace(counted(Share(self.place / self.of), self.of), method="place among placebos")


def placebo_rank(effect: Estimate, placebos: Sequence[Estimate]) -> PlaceboRank:
    """Where an effect (a ratio) stands among placebos: the same reckoned for what nothing was done about.

    Strength is |ln effect| over the width of its interval, so that a small, restless series does not count as moved.
    Ties count against the effect. Assumes that any of them could as well have been the one treated. Without placebos
    the place is the first of one, which says nothing.
    Source: Abadie, Diamond & Hainmueller (2010), doi:10.1198/jasa.2009.ap08746.
    """
    own = strength(effect)
    return PlaceboRank(1 + sum(strength(each) >= own for each in placebos), 1 + len(placebos))


def strength(effect: Estimate) -> float:
    """|ln effect| over half the width of its interval: above 1, the interval does not hold 1."""
    if effect.low.amount <= 0 or effect.high.amount == inf:
        return 0.0
    width = log(effect.high.amount / effect.low.amount) / 2
    return abs(log(effect.value.amount)) / width if width > 0 else inf
