"""Ratings with their weights, and what may be said of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from analysis.estimates import Estimate
from analysis.quantities import Count
from analysis.statistics.drivers import Driver, Drivers, drivers
from analysis.statistics.false_discovery import FALSE_DISCOVERY_LEVEL
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.share import share
from analysis.stories.satisfaction.rated_together import RatedTogether, rated_together
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SEARCH_LEVEL


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
