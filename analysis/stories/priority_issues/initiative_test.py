"""One initiative put to the test: its effect, what its trends looked like before, and the same for what had none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.estimates import Estimate
from analysis.quantities import Share
from analysis.statistics.difference_in_differences import (
    DifferenceInDifferences,
    difference_in_differences,
    effect_alone,
)
from analysis.statistics.parallel_trends import drift_needed, noticeable_drift
from analysis.statistics.placebo import PlaceboRank, placebo_rank
from analysis.statistics.refusals import NotEstimable
from analysis.stories.priority_issues.initiative_panel import FEWEST_CASES, FEWEST_MONTHS, Panel, Untestable

# Where fewer than nine others can be pretended with, the effect must come first among them.
LEVEL_OF_PLACEBOS = 0.10
MONTHS_BETWEEN_PRETENDED_STARTS = 3


@dataclass(frozen=True)
class InitiativeTest:
    """`in_space`: the effect of each issue compared with, as if the initiative had been for it; `in_time`: of its own
    issue at starts pretended in the time before, by month."""

    panel: Panel
    found: DifferenceInDifferences
    in_space: Mapping[str, Estimate]
    in_time: Mapping[pd.Timestamp, Estimate]

    @property
    def effect(self) -> Estimate:
        return self.found.effect

    @cached_property
    def rank(self) -> PlaceboRank:
        return placebo_rank(self.effect, list(self.in_space.values()))

    @cached_property
    def rank_in_time(self) -> PlaceboRank:
        return placebo_rank(self.effect, list(self.in_time.values()))

    @property
    def stands_out(self) -> bool:
        """Stronger than at any start pretended before, and than what befell other issues at the same time."""
        rank = self.rank
        return self.rank_in_time.place == 1 and rank.place <= max(1, int(LEVEL_OF_PLACEBOS * rank.of))

    @property
    def is_beyond_drift(self) -> bool:
        """More than any drift that the months before leave possible would have made, had it gone on."""
        drift, needed = self.drift_before, -self.drift_needed.value.amount
        if drift is None:
            return False
        return needed < drift.low.amount if needed < 0 else needed > drift.high.amount

    @cached_property
    def drift_before(self) -> Estimate | None:
        """A month, as a share: what the issue gained or lost against the others before the start."""
        trend = self.found.trend_before
        if trend is None:
            return None
        low, value, high = (Share(end.amount - 1) for end in (trend.low, trend.value, trend.high))
        return Estimate(value, low, high, trend.sample_size, trend.method, trend.p_value)

    @cached_property
    def noticeable_drift(self) -> Estimate | None:
        trend = self.found.trend_before
        return None if trend is None else noticeable_drift(trend, len(self.panel.before))

    @cached_property
    def drift_needed(self) -> Estimate:
        return drift_needed(self.effect, len(self.panel.before), len(self.panel.after))


def tested(panel: Panel) -> InitiativeTest | Untestable:
    months = panel.months
    try:
        found = difference_in_differences(months["own"], months["others"], months["is_after"])
    except NotEstimable:
        return Untestable("too few cases name its issue")
    if not found.are_trends_parallel:
        return Untestable(
            "its cases moved against those on other issues already before it began, so the comparison does not hold"
        )
    return InitiativeTest(panel, found, _in_space(panel), _in_time(panel))


def _in_space(panel: Panel) -> dict[str, Estimate]:
    """Each issue compared with against the remaining ones."""
    is_after, found = panel.months["is_after"], {}
    for issue in panel.compared.columns:
        own = panel.compared[issue]
        if min(own[is_after].sum(), own[~is_after].sum()) < FEWEST_CASES:
            continue
        try:
            found[str(issue)] = effect_alone(own, panel.months["others"] - own, is_after)
        except NotEstimable:
            continue
    return found


def _in_time(panel: Panel) -> dict[pd.Timestamp, Estimate]:
    """Every three months within the time before, with half a year on either side."""
    before, found = panel.before, {}
    for place in range(FEWEST_MONTHS, len(before) - FEWEST_MONTHS + 1, MONTHS_BETWEEN_PRETENDED_STARTS):
        try:
            pretended = effect_alone(before["own"], before["others"], np.arange(len(before)) >= place)
        except NotEstimable:
            continue
        found[before.index[place]] = pretended
    return found
