"""What part of their revenue today's customers would keep paying in a year, were they of each score group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from analysis.estimates import counted
from analysis.quantities import Money, Share
from analysis.statistics.jackknife import Replicated
from analysis.statistics.lifetime_value import lifetime_value
from analysis.stories.retention_economics.landmark_base import MONTHS_A_YEAR, Base
from analysis.stories.retention_economics.satisfaction import Survey
from analysis.stories.retention_economics.score_groups import HAPPY, UNHAPPY


@dataclass(frozen=True, eq=False)
class Kept:
    """Customers of today with their revenue a year; `share` is what they keep of it in a year, by score group."""

    customers: int
    revenue: float
    share: Mapping[str, Replicated]

    def at_risk(self, group: str) -> Replicated:
        """Revenue a year that is expected to leave within twelve months, were they of that group."""
        return (self.share[group] * -1.0 + 1.0) * self.revenue


@dataclass(frozen=True, eq=False)
class KeptByGroup:
    """`everybody` who answered, and those of each group; groups too small to show are not there."""

    survey: Survey
    base: Base
    everybody: Kept
    groups: Mapping[str, Kept]

    @property
    def unhappy(self) -> Kept:
        return self.groups[UNHAPPY]


def kept_by_group(survey: Survey, base: Base | None) -> KeptByGroup | None:
    """None where no revenue is known, like customers cannot be compared, or too few unhappy ones are there today."""
    if base is None or survey.adjusted is None or not base.has_revenue:
        return None
    minimum = base.scope.minimum
    groups = {group: _kept(survey, base, group) for group in survey.groups if base.customers(group) >= minimum}
    paying = {group: kept for group, kept in groups.items() if kept.revenue > 0}
    if not {HAPPY, UNHAPPY} <= set(paying):
        return None
    return KeptByGroup(survey, base, _kept(survey, base, *survey.groups), paying)


def _kept(survey: Survey, base: Base, *groups: str) -> Kept:
    """The model's risk for each kind of customer, weighed by what that kind pays."""
    rows, model = base.of(*groups), survey.adjusted
    assert model is not None
    share = {each: model.expected(rows, "revenue", each) * -1.0 + 1.0 for each in survey.groups}
    return Kept(base.customers(*groups), base.revenue(*groups).value.amount, share)


def years_paid(kept: Replicated, discount_rate: float, horizon: int) -> Replicated:
    """How many years' revenue comes in over the horizon, discounted, where each year keeps that share."""
    rate = Money(1 / MONTHS_A_YEAR, "")
    months = float(horizon * MONTHS_A_YEAR)

    def paid(share: float) -> float:
        retention = counted(Share(float(share)), 0)
        return lifetime_value(retention, rate, discount_rate, per="year", months=months).value.amount

    return kept.through(np.vectorize(paid, otypes=[float]))
