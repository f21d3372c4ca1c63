"""What goes with an outcome: weights with intervals, which of them are tested, which cannot be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import ArrayLike

from analysis.estimates import Estimate
from analysis.quantities import Count, Share, ShareChange
from analysis.statistics.lmg import MOST_PREDICTORS, lmg
from analysis.statistics.partial_test import PartialTest, partial_test, rows_needed
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.relative_weights import Floats, johnson_weights, relative_weights
from analysis.statistics.resampled_intervals import middle, of_r_squared
from analysis.statistics.within_groups import (
    correlations,
    correlations_without_each,
    resampled_correlations,
    within_groups,
)

RESAMPLES, SEED = 1_000, 20_001  # the seed is fixed: the same rows give the same interval
WEIGHT_METHOD = "relative weight, bootstrap interval over customers"
DIFFERENCE_METHOD = "difference of two relative weights, bootstrap interval over customers"
R_SQUARED_METHOD = "share of the variance explained, bootstrap interval over customers"
FEWEST_ROWS, ROWS_A_PREDICTOR = 50, 8  # Green (1991), doi:10.1207/s15327906mbr2603_7


@dataclass(frozen=True)
class Driver:
    """`weight` is its part of R², 0 to 1, with the p-value of what it says beyond the others (Holm over all).

    `slope` in standard deviations of the outcome for one of its own; `lmg` the same part by LMG, None beyond twelve.
    """

    name: str
    weight: Estimate
    slope: float
    lmg: float | None

    def passes(self, level: float) -> bool:
        """More of it goes with more of the outcome, whatever the others are, by more than chance."""
        return self.slope > 0 and self.differs(level)

    def differs(self, level: float) -> bool:
        """The same in either direction."""
        return self.weight.p_value is not None and self.weight.p_value < level


@dataclass(frozen=True)
class Drivers:
    """`ranked`: heaviest first, which is an order to read in and no ranking: see `are_tied`.

    `r_squared` carries the p-value of the overall F test; `needed` the rows that would pass it, None where R² is none.
    """

    ranked: tuple[Driver, ...]
    r_squared: Estimate
    test: PartialTest
    drawn: Floats  # parts of R² by resample, columns as `ranked`

    def difference(self, first: int, second: int) -> Estimate:
        """How much more of what is explained belongs to one than to another, by their places in `ranked`."""
        apart = self.ranked[first].weight.value.amount - self.ranked[second].weight.value.amount
        low, high = middle(self.drawn[:, first] - self.drawn[:, second], self.test.sizes[0], self.test.degrees)
        ends = ShareChange(min(low, apart)), ShareChange(max(high, apart))
        return Estimate(ShareChange(apart), ends[0], ends[1], self.test.sizes[0], DIFFERENCE_METHOD)

    def are_tied(self, first: int, second: int) -> bool:
        """Whether the interval of their difference holds zero, or LMG has them in the other order."""
        one, other, apart = self.ranked[first], self.ranked[second], self.difference(first, second)
        is_turned = one.lmg is not None and other.lmg is not None and (one.lmg - other.lmg) * (second - first) < 0
        return apart.low.amount <= 0 <= apart.high.amount or is_turned

    def rows_to_tell_apart(self, first: int, second: int) -> float:
        """How many rows would bring their difference clear of zero, if it stays: n·(reach/difference)², to two digits.

        Its interval narrows with the root of their number. Infinite where the two weigh the same.
        """
        apart = self.difference(first, second)
        if apart.value.amount == 0:
            return inf
        reach = (apart.high.amount - apart.low.amount) / 2
        return float(f"{apart.sample_size * (reach / apart.value.amount) ** 2:.2g}")

    def tied_for_first(self) -> tuple[Driver, ...]:
        """The heaviest and all that cannot be told apart from it."""
        return tuple(each for place, each in enumerate(self.ranked) if place == 0 or self.are_tied(0, place))

    def needed(self, level: float) -> Count | None:
        return rows_needed(self.test, level, "customers")


def fewest_rows(predictors: int, groups: int) -> int:
    """50 and 8 for each predictor, and as many more as groups are held equal: Green's rule for the overall test."""
    return FEWEST_ROWS + ROWS_A_PREDICTOR * predictors + groups - 1


def drivers(names: Sequence[str], predictors: ArrayLike, outcome: ArrayLike, groups: ArrayLike) -> Drivers:
    """Relative weights of several ratings in one outcome, within groups (segments, spend) of customers.

    `predictors` rows x names, `outcome` and `groups` one value a row; a row is a customer. Intervals: from 1,000
    samples of customers drawn with replacement, groups' means taken anew in each; see resampled_intervals.py.
    Assumes straight lines and customers independent. Answers given together go together for many reasons: a weight is
    no promise of what would follow if the rating were raised. Raises NotEstimable with fewer rows than `fewest_rows`,
    for constant or repeating columns, and for an outcome explained in full.
    Source: Johnson (2000), doi:10.1207/S15327906MBR3501_1; Johnson (2004), doi:10.1177/1094428104266018, on resampling.
    """
    columns = np.column_stack([np.asarray(predictors, dtype=float), np.asarray(outcome, dtype=float)])
    labels = np.asarray(groups)
    _refuse_few(len(columns), len(names), len(np.unique(labels)))
    among = correlations(columns, labels)
    found = relative_weights(names, among[:-1, :-1], among[:-1, -1])
    within = within_groups(columns, labels)
    test = partial_test(within[:, :-1], within[:, -1], labels)
    drawn = _drawn(columns, labels)
    shares, order = drawn / drawn.sum(axis=1, keepdims=True), np.argsort(-found.shares, kind="stable")
    by_lmg = _by_lmg(names, among)
    weights = [
        _weight(float(found.shares[place]), shares[:, place], test, float(test.p_values[place]))
        for place in range(len(names))
    ]
    return Drivers(
        tuple(Driver(names[place], weights[place], float(test.slopes[place]), by_lmg[place]) for place in order),
        _r_squared(test, drawn),
        test,
        shares[:, order],
    )


def shares_without_each(predictors: ArrayLike, outcome: ArrayLike, groups: ArrayLike) -> Floats:
    """The parts of R² without the first customer, without the second, …: rows x predictors."""
    columns = np.column_stack([np.asarray(predictors, dtype=float), np.asarray(outcome, dtype=float)])
    among = correlations_without_each(columns, groups)
    weights = johnson_weights(among[:, :-1, :-1], among[:, :-1, -1])
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _refuse_few(rows: int, predictors: int, groups: int) -> None:
    least = fewest_rows(predictors, groups)
    if rows < least:
        raise NotEstimable(f"{predictors} predictors need {least} customers who rated them all, got {rows}")


def _r_squared(test: PartialTest, drawn: Floats) -> Estimate:
    low, high = of_r_squared(test.r_squared, drawn.sum(axis=1), *test.sizes)
    return _share(test.r_squared, low, high, test.sizes[0], R_SQUARED_METHOD, test.overall_p)


def _weight(share: float, drawn: Floats, test: PartialTest, p_value: float) -> Estimate:
    low, high = middle(drawn, test.sizes[0], test.degrees)
    return _share(share, low, high, test.sizes[0], WEIGHT_METHOD, p_value)


def _share(value: float, low: float, high: float, rows: int, method: str, p_value: float) -> Estimate:
    return Estimate(Share(value), Share(min(low, value)), Share(max(high, value)), rows, method, p_value)


def _by_lmg(names: Sequence[str], among: Floats) -> list[float | None]:
    if len(names) > MOST_PREDICTORS:
        return [None] * len(names)
    return [float(share) for share in lmg(names, among[:-1, :-1], among[:-1, -1]).shares]


def _drawn(columns: Floats, labels: np.ndarray) -> Floats:
    """Weights by resample; those in which a column came out constant say nothing and are left out."""
    among = resampled_correlations(columns, labels, RESAMPLES, SEED)
    known = among[~np.isnan(among).any(axis=(1, 2))]
    return johnson_weights(known[:, :-1, :-1], known[:, :-1, -1])
