"""Totals over customers, such as revenue behind an issue: how sure they are, and whether two of them differ."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

from analysis.estimates import Estimate
from analysis.quantities import Quantity, Ratio
from analysis.statistics.answers_needed import POWER
from analysis.statistics.confidence import NORMAL_CRITICAL, t_critical, two_sided_p, two_sided_t_p
from analysis.statistics.refusals import NotEstimable

METHOD = "total over customers, each drawn anew as a Poisson count"
LARGEST_DEGREES = 1e9  # beyond it t is the normal distribution
LARGEST_LOGARITHM = 700.0  # of what is still a number


@dataclass(frozen=True)
class CustomerTotals:
    """Several totals over the same customers, T_i = Σ_c x_ci, and the sums of products G_ij = Σ_c x_ci·x_cj.

    A few large customers may carry a total. So customers, not rows, are what chance draws: each counts Poisson(1)
    times (the Poisson bootstrap, here in closed form), and the variance of any weighted sum w'T is w'Gw.
    Assumes customers independent of one another. Source: Chamandy, Muralidharan, Najmi & Naidu (2012), Estimating
    Uncertainty for Massive Data Streams. Raises ValueError when the shapes do not fit.
    """

    totals: NDArray[np.float64]
    products: NDArray[np.float64]

    @classmethod
    def of(cls, totals: ArrayLike, products: ArrayLike) -> CustomerTotals:
        sums, square = np.asarray(totals, dtype=float), np.asarray(products, dtype=float)
        if square.shape != (sums.size, sums.size):
            raise ValueError(f"{sums.size} totals need products of {sums.size} x {sums.size}, got {square.shape}")
        return cls(sums, square)

    def standard_error(self, weights: ArrayLike) -> float:
        w = np.asarray(weights, dtype=float)
        return sqrt(max(float(w @ self.products @ w), 0.0))

    def total(self, positions: list[int], unit: Quantity, customers: int) -> Estimate:
        """The sum of the totals at those positions, in the unit given (its amount is ignored); never below zero.

        A few large customers make it lopsided, so the interval is on the logarithm: T·exp(±t·SE/T) with e - 1 degrees,
        e = (T/SE)² customers of equal size that would carry as much.
        """
        weights = self._weights(dict.fromkeys(positions, 1.0))
        value, error = float(weights @ self.totals), self.standard_error(weights)
        reach = _bounded_exp(t_critical(_degrees(value, error)) * error / value) if value > 0 else 1.0
        low, high = value / reach, value * reach
        return Estimate(unit.with_amount(value), unit.with_amount(low), unit.with_amount(high), customers, METHOD)

    def difference(self, first: int, second: int, unit: Quantity, customers: int) -> Estimate:
        """T_first - T_second in the unit given, with the z test of whether chance alone would part them this far."""
        weights = self._weights({first: 1.0, second: -1.0})
        value, error = float(weights @ self.totals), self.standard_error(weights)
        reach = NORMAL_CRITICAL * error
        middle, low, high = (unit.with_amount(amount) for amount in (value, value - reach, value + reach))
        method = "difference of two totals over customers, z test"
        return Estimate(middle, low, high, customers, method, two_sided_p(value, error))

    def times_needed(self, first: int, second: int) -> float | None:
        """How many times as many customers would tell the two apart at 80 % power; None where they are equal."""
        weights = self._weights({first: 1.0, second: -1.0})
        difference, error = float(weights @ self.totals), self.standard_error(weights)
        return None if difference == 0 else ((NORMAL_CRITICAL + float(ndtri(POWER))) * error / difference) ** 2

    def rate_ratio(self, first: tuple[int, int], second: tuple[int, int], customers: int) -> Estimate:
        """(T_a/T_b) / (T_c/T_d), such as revenue a case of one issue over that of another.

        Interval and test on the logarithm by the delta method: its weights are 1/T_a, -1/T_b, -1/T_c, 1/T_d; t with as
        many degrees as the four has fewest effective customers, less one.
        Raises NotEstimable when one of the four is not above zero.
        """
        positions = (*first, *second)
        amounts = self.totals[list(positions)]
        if (amounts <= 0).any():
            raise NotEstimable(f"a ratio of rates needs four totals above zero, got {amounts.tolist()}")
        signs = (1.0, -1.0, -1.0, 1.0)
        weights = np.zeros(self.totals.size)
        for position, sign, amount in zip(positions, signs, amounts, strict=True):
            weights[position] += sign / amount
        logarithm = sum(sign * log(amount) for sign, amount in zip(signs, amounts, strict=True))
        error = self.standard_error(weights)
        alone = [self.standard_error(self._weights({position: 1.0})) for position in positions]
        degrees = min(_degrees(amount, own) for amount, own in zip(amounts, alone, strict=True))
        reach = t_critical(degrees) * error
        low, value, high = (Ratio(_bounded_exp(end)) for end in (logarithm - reach, logarithm, logarithm + reach))
        method = "ratio of two rates over customers, delta method on the logarithm"
        return Estimate(value, low, high, customers, method, two_sided_t_p(logarithm, error, degrees))

    def _weights(self, by_position: dict[int, float]) -> NDArray[np.float64]:
        weights = np.zeros(self.totals.size)
        for position, weight in by_position.items():
            weights[position] = weight
        return weights


def _degrees(value: float, error: float) -> float:
    """Of freedom: effective customers, (T/SE)², less one; one at least."""
    return max((value / error) ** 2 - 1, 1.0) if error > 0 else LARGEST_DEGREES


def _bounded_exp(logarithm: float) -> float:
    return exp(min(max(logarithm, -LARGEST_LOGARITHM), LARGEST_LOGARITHM))
