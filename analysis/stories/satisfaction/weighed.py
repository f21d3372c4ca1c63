"""Ratings with their weights, and what may be said of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from analysis.estimates import Estimate
from analysis.quantities import Count, ShareChange
from analysis.statistics.drivers import Driver, Drivers, drivers
from analysis.statistics.false_discovery import FALSE_DISCOVERY_LEVEL
from analysis.statistics.paired_difference import paired_difference
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.share import share
from analysis.stories.satisfaction.rated_together import RatedTogether, rated_together
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SEARCH_LEVEL, is_told


@dataclass(frozen=True)
class Weighed:
    """What was rated, and what the statistics make of it."""

    rated: RatedTogether
    found: Drivers

    @property
    def is_told(self) -> bool:
        """All together say something of the whole, at the level of a search."""
        return self.found.r_squared.p_value is not None and self.found.r_squared.p_value < SEARCH_LEVEL

    @cached_property
    def passing(self) -> tuple[Driver, ...]:
        """Those that say something which the others do not, heaviest first; none where all together say nothing."""
        return tuple(each for each in self.found.ranked if self.is_told and each.passes(FALSE_DISCOVERY_LEVEL))

    @cached_property
    def first(self) -> tuple[Driver, ...]:
        """The heaviest of them, and those that cannot be told apart from it."""
        places = [self.found.ranked.index(each) for each in self.passing]
        return tuple(
            self.found.ranked[place] for place in places if place == places[0] or self.found.are_tied(places[0], place)
        )

    @property
    def needed(self) -> Count | None:
        """Customers that would tell whether the ratings say anything at all."""
        return self.found.needed(SEARCH_LEVEL)

    @cached_property
    def weak(self) -> tuple[Driver, Estimate] | None:
        """Of those that weigh more than an equal part, the one rated lowest beside the others, by more than chance.

        With the difference to the mean of the others.
        """
        equal_part = 1 / len(self.rated.asked)
        heavy = [each for each in self.passing if each.weight.low.amount > equal_part]
        below = [(each, apart) for each in heavy if (apart := self._below_others(each.name)) is not None]
        told = [(each, apart) for each, apart in below if is_told(apart, SEARCH_LEVEL / len(heavy))]
        return min(told, key=lambda pair: pair[1].value.amount, default=None)

    def elsewhere(self, name: str) -> Estimate:
        """Good answers to all else that was rated."""
        good = self.rated.good.drop(columns=name).mean(axis=1)
        return share(float(good.sum()), float(len(good)))

    def _below_others(self, name: str) -> Estimate | None:
        """None where it is not rated lower."""
        good = self.rated.good
        try:
            apart = paired_difference(good[name], good.drop(columns=name).mean(axis=1), ShareChange(0))
        except NotEstimable:
            return None
        return apart if apart.value.amount < 0 else None

    def performance(self, name: str) -> Estimate:
        """Of its answers, the good ones, each customer counted once."""
        return share(float(self.rated.good[name].sum()), float(len(self.rated.good)))


def weigh(telling: Telling) -> Weighed | None:
    """None where no customers rated several things and the whole, or their answers cannot be split."""
    rated = rated_together(telling)
    if rated is None:
        return None
    try:
        found = drivers(rated.asked, rated.scores.to_numpy(), rated.whole.to_numpy(), rated.groups.to_numpy())
    except NotEstimable:
        return None
    return Weighed(rated, found)
