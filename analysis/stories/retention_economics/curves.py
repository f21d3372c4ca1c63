"""Curves of staying, as far as enough customers carry them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.estimates import Estimate
from analysis.quantities import Share
from analysis.statistics.share import wilson
from analysis.statistics.survival import kaplan_meier
from analysis.stories.retention_economics.watched import Months, months_watched

MONTHS_SAID = (12, 24, 6, 3)  # what a claim quotes: a year where the curves reach so far
MOST_ROWS = 480  # of all curves of a chart together


@dataclass(frozen=True)
class Curve:
    """`rows` has time (months), survival, low, high (0 to 1) and at_risk; `customers` were watched at some time."""

    rows: pd.DataFrame
    customers: int

    @cached_property
    def _steps(self) -> NDArray[np.float64]:
        """Rows of time, low, survival, high, as an array: a chart's curves are asked for hundreds of months."""
        return self.rows[["time", "low", "survival", "high"]].to_numpy(dtype=float).T

    @property
    def reach(self) -> float:
        return float(self._steps[0, -1]) if len(self.rows) else 0.0

    def kept_at(self, month: float) -> Estimate | None:
        """The share still there after so many months; None where the curve ends before, or begins after."""
        reached = int(np.searchsorted(self._steps[0], month, side="right"))
        if not reached or self.reach < month:
            return None
        low, value, high = (Share(float(each)) for each in self._steps[1:, reached - 1])
        return Estimate(value, low, high, self.customers, "Kaplan-Meier, log-log interval")


def curve(counts: pd.DataFrame, minimum: int) -> Curve:
    """The share still there after each month, while enough customers are under watch. May be empty.

    Where too few were watched in the first months, the curve begins later and tells of those still there by then.
    Where nobody is lost, chance has not yet shown what it can do: the band then reaches down to Wilson's limit for
    that many customers.
    """
    return _curve(months_watched(counts), int(counts["entered"].sum()), minimum)


def _curve(months: Months, customers: int, minimum: int) -> Curve:
    watched = np.bincount(months.month.astype(int), weights=months.customers).astype(float)
    first, last = _with_enough(watched, minimum)
    shown = (months.month >= first) & (months.month <= last)
    if not shown.any():
        return Curve(pd.DataFrame(columns=["time", "survival", "low", "high", "at_risk"], dtype=float), customers)
    found = kaplan_meier(months.month[shown], months.is_lost[shown], months.entry[shown], months.customers[shown])
    survival, low, at_risk = (found[each].to_numpy(copy=True) for each in ("survival", "low", "at_risk"))
    at_risk[0] = watched[first]
    for place in np.flatnonzero(survival[1:] == 1) + 1:
        low[place] = wilson(1.0, at_risk[place])[0]
    return Curve(found.assign(low=low, at_risk=at_risk), customers)


def _with_enough(watched: NDArray[np.float64], minimum: int) -> tuple[int, int]:
    """The first and last month of the first unbroken run in which at least so many were under watch."""
    enough = np.flatnonzero((watched > 0) & (watched >= minimum))
    if not len(enough):
        return 1, 0
    gaps = np.flatnonzero(np.diff(enough) > 1)
    return int(enough[0]), int(enough[gaps[0]] if len(gaps) else enough[-1])


def curves_by(counts: pd.DataFrame, group: str, names: Mapping[str, str], minimum: int) -> dict[str, Curve]:
    """A curve for each group that has one, under its reader's name, in the order of `names`."""
    place, levels = pd.factorize(counts[group], use_na_sentinel=False)
    months = months_watched(counts, place)
    entered = np.bincount(place, weights=counts["entered"].to_numpy(dtype=float))
    places = {str(level): at for at, level in enumerate(levels)}
    found = {
        said: _curve(months.of(places[name]), int(entered[places[name]]), minimum)
        for name, said in names.items()
        if name in places
    }
    return {name: each for name, each in found.items() if len(each.rows) > 1}


def curve_rows(curves: Mapping[str, Curve]) -> pd.DataFrame:
    """The rows of a chart of step curves; of long curves the steps are thinned, the last one kept."""
    parts = []
    for name, each in curves.items():
        rows = each.rows.reset_index(drop=True)
        every = -(-len(rows) * len(curves) // MOST_ROWS)
        parts.append(rows[(rows.index % every == 0) | (rows.index == len(rows) - 1)].assign(series=name))
    columns = ["time", "series", "survival", "low", "high", "at_risk"]
    frame = pd.concat(parts) if parts else pd.DataFrame(columns=columns)
    return frame[columns].rename(columns={"survival": "value"})


def months_said(curves: Mapping[str, Curve]) -> list[int]:
    """The months that most of the curves, and at least two of several, can be compared at; first to be said first."""
    wanted = max(len(curves) / 2, min(len(curves), 2))
    return [month for month in MONTHS_SAID if curves and len(kept_at(curves, month)) >= wanted]


def kept_at(curves: Mapping[str, Curve], month: int) -> dict[str, Estimate]:
    """The share still there after so many months, for each curve that reaches them."""
    found = {name: each.kept_at(month) for name, each in curves.items()}
    return {name: each for name, each in found.items() if each is not None}


@dataclass(frozen=True)
class Apart:
    """The groups of which the smallest and the largest share is still there after so many months."""

    month: int
    worst: str
    low: Estimate
    best: str
    high: Estimate


def furthest_apart(curves: Mapping[str, Curve], month: int) -> Apart | None:
    """None where their intervals overlap, or there are not two to compare."""
    known = kept_at(curves, month)
    if len(known) < 2:
        return None
    worst, *_, best = sorted(known, key=lambda name: known[name].value.amount)
    if known[best].low.amount <= known[worst].high.amount:
        return None
    return Apart(month, worst, known[worst], best, known[best])


def kept_estimates(curves: Mapping[str, Curve], label: Mapping[str, str]) -> dict[str, Estimate]:
    """`kept_after_12_months[segment=Small]` and so on, for every curve and month that it reaches."""
    found = {
        f"kept_after_{month}_months{label[name]}": each.kept_at(month)
        for name, each in curves.items()
        for month in sorted(MONTHS_SAID)
    }
    return {name: estimate for name, estimate in found.items() if estimate is not None}
