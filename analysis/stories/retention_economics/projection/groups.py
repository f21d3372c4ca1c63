"""Customers of today and of earlier days, by age, with the model fitted to what was known on each of these days."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.statistics.base_projection import still_there
from analysis.statistics.hold_out import HeldOut
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.shifted_beta_geometric import Fitted, Floats, fit_shifted_beta_geometric
from analysis.stories.retention_economics.watched import months_watched

# A projection reaches as far ahead as it was tested back, three years at most: longest first.
TESTED_BACK = (36, 24, 12)
# Fewer losses than this known on the earlier day leave the model anything: Cochran's five, as for shares.
LEAST_LOSSES = 5


@dataclass(frozen=True)
class Watched:
    """By month of life, the first one first: customers under watch in it, and those of them lost in it."""

    at_risk: Floats
    lost: Floats

    @property
    def months(self) -> Floats:
        return np.arange(1.0, len(self.at_risk) + 1)

    def reach(self, minimum: int) -> int:
        """The first months of life in which enough customers were under watch, without a gap."""
        enough = np.append(self.at_risk >= minimum, False)
        return int(enough.argmin())


@dataclass(frozen=True)
class Tested:
    """The model as it would have been fitted on an earlier day, and how its projection came out."""

    fitted: Fitted
    held_out: HeldOut

    @property
    def months(self) -> int:
        return self.held_out.periods


@dataclass(frozen=True)
class Group:
    """`now` and `then` are rows of queries/retention/customer_base.sql; `tested` is the longest look back first."""

    name: str
    is_segment: bool
    now: pd.DataFrame
    then: pd.DataFrame
    watched: Watched
    fitted: Fitted
    tested: tuple[Tested, ...]

    @property
    def customers(self) -> int:
        return int(self.now["customers"].sum())

    @property
    def test(self) -> Tested:
        return self.tested[0]

    @property
    def is_told(self) -> bool:
        return bool(self.tested) and self.test.held_out.is_small_enough

    def then_at(self, months_back: int) -> pd.DataFrame:
        return self.then[self.then["months_back"] == months_back]


@dataclass(frozen=True)
class Known:
    """Rows of one group: its customers, and their lifetimes as known today and as known on the earlier days."""

    base: pd.DataFrame
    now: pd.DataFrame
    then: pd.DataFrame


def group_of(name: str, is_segment: bool, known: Known, back: tuple[int, ...]) -> Group | None:
    """None where there is nobody, or no pace of leaving to project."""
    now = known.base[known.base["months_back"] == 0]
    watched = watched_of(known.now)
    if now.empty or watched is None:
        return None
    try:
        fitted = fit_shifted_beta_geometric(watched.months, watched.at_risk, watched.lost)
    except NotEstimable:
        return None
    then = known.base[known.base["months_back"] > 0]
    tests = (_tested(then, known.then, months) for months in back)
    return Group(name, is_segment, now, then, watched, fitted, tuple(each for each in tests if each is not None))


def watched_of(counts: pd.DataFrame) -> Watched | None:
    """From customers who entered, were lost or left the watch by month of life; None where nobody was watched."""
    months = months_watched(counts)
    if not len(months.month):
        return None
    at = months.month.astype(int) - 1
    gone = np.where(months.is_lost, months.customers, 0.0)
    at_risk, lost = (np.bincount(at, weights=each).astype(float) for each in (months.customers, gone))
    return Watched(at_risk, lost)


def _tested(base: pd.DataFrame, known_then: pd.DataFrame, months: int) -> Tested | None:
    """None where nobody was there on that day, or too little was known then."""
    there = base[base["months_back"] == months]
    watched = watched_of(known_then[known_then["months_back"] == months])
    if there.empty or watched is None or watched.lost.sum() < LEAST_LOSSES:
        return None
    try:
        fitted = fit_shifted_beta_geometric(watched.months, watched.at_risk, watched.lost)
    except NotEstimable:
        return None
    projected = still_there(fitted, there["age_months"], there["customers"], [months])[0]
    seen = there.loc[there["months_until_lost"].isna(), "customers"].sum()
    return Tested(fitted, HeldOut(projected, int(seen), int(there["customers"].sum()), months))
