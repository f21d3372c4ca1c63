"""What a new customer is worth: the months that were seen of others, and the projected rest."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, log, sqrt

import numpy as np
from numpy.typing import ArrayLike

from analysis.estimates import Estimate
from analysis.quantities import Money
from analysis.statistics.confidence import NORMAL_CRITICAL, t_critical, two_sided_p
from analysis.statistics.refusals import NotEstimable, refuse_none_of
from analysis.statistics.residual_value import Floats, discounted_residual_lifetime
from analysis.statistics.shifted_beta_geometric import Fitted, ShiftedBetaGeometric

NUDGE = 1e-4  # relative step of a numerical derivative


@dataclass(frozen=True)
class Seen:
    """Customers at risk and lost by period of life, the first one first; the first `periods` of them carry a curve."""

    at_risk: Floats
    lost: Floats
    periods: int

    @classmethod
    def of(cls, at_risk: ArrayLike, lost: ArrayLike, periods: int) -> Seen:
        risk, gone = np.asarray(at_risk, dtype=float), np.asarray(lost, dtype=float)
        if periods < 1 or (risk[:periods] <= 0).any():
            raise NotEstimable("a period of life was seen of nobody, so the share still there after it is not known")
        return cls(risk, gone, periods)

    @property
    def kept(self) -> Floats:
        """The Kaplan-Meier share still there at the end of each period of the curve."""
        return np.asarray(np.cumprod(1 - self.lost[: self.periods] / self.at_risk[: self.periods]))


def mean_margin(total: float, squared: float, customers: int, currency: str) -> Estimate:
    """The margin a period of one customer, from Σx and Σx² over the customers of today, with a t interval: a new
    customer is one more draw of their kind. Of a single customer there is no spread to judge by: it is the value."""
    refuse_none_of("customers", customers)
    mean = total / customers
    spread = max(squared / customers - mean**2, 0.0) / max(customers - 1, 1)
    reach = t_critical(max(customers - 1, 1)) * sqrt(spread) if customers > 1 else 0.0
    value, low, high = (Money(each, currency) for each in (mean, max(mean - reach, min(mean, 0.0)), mean + reach))
    return Estimate(value, low, high, customers, "mean over customers, t interval")


def new_customer_value(seen: Seen, fitted: Fitted, margin: Estimate, rate: float) -> Estimate:
    """The margin that a customer is expected to bring from its first period on, discounted to its start.

    `margin` is a period's, `rate` the discount rate a period. Of the periods that were seen of enough customers it
    takes the Kaplan-Meier share still there at each period's end, of the rest the projection at that age:
    V = m·(Σ S(t)/(1 + d)^t over t = 1 … T + S(T)/(1 + d)^T·D(T)/(1 + d)), D as in residual_value.
    Interval: Greenwood's variance of the seen part, Σ G(j)²·d/(n(n - d)) with G(j) the discounted periods from j on,
    and the profile interval of the projected one. Both rest on the same losses, so they are put together with their
    correlation ρ: low = V - √(a² + b² + 2ρab) (MOVER). That of the margin, in parts of it, is squared and added: what
    customers pay is taken to be independent of how long they stay.
    Assumes that new customers leave like those before them at the same age, and that the margin stays as it is.
    Raises NotEstimable where a period of life was seen of nobody; ValueError where nothing is discounted.
    Source: Fader & Hardie (2010), doi:10.1287/mksc.1080.0482; Zou & Donner (2008), doi:10.1002/sim.3095.
    """
    discounts = (1 + rate) ** -np.arange(1.0, seen.periods + 1)
    present = seen.kept * discounts
    ahead = float(present[-1] / (1 + rate))

    def rest(model: ShiftedBetaGeometric) -> Floats:
        return ahead * discounted_residual_lifetime(model, [seen.periods], rate)

    low, projected, high = (float(each[0]) for each in fitted.interval(rest))
    from_then_on = np.cumsum(present[::-1])[::-1] + projected
    reach = NORMAL_CRITICAL * _spread(seen, from_then_on)
    shared = _correlation(seen, fitted, from_then_on, rate)
    value = float(present.sum()) + projected
    down, up = (_together(reach, each, shared) for each in (projected - low, high - projected))
    periods = (value, max(value - down, 0.0), value + up)
    return _times_margin(periods, margin)


def same_value_p(one: Estimate, other: Estimate) -> float:
    """How often chance alone would set two such values this far apart: z on the logarithms, their standard errors taken
    from the intervals on the side that faces the other. 1 where a value may be nothing."""
    lower, higher = sorted((one, other), key=lambda each: each.value.amount)
    if lower.value.amount <= 0 or higher.low.amount <= 0:
        return 1.0
    errors = (log(lower.high.amount / lower.value.amount), log(higher.value.amount / higher.low.amount))
    apart = log(higher.value.amount / lower.value.amount)
    return two_sided_p(apart, hypot(*errors) / NORMAL_CRITICAL)


def _times_margin(periods: tuple[float, float, float], margin: Estimate) -> Estimate:
    """Parts by which the periods and the margin may be off, squared and added on each side."""
    value, low, high = periods
    mean = margin.value.amount
    down = sqrt((1 - low / value) ** 2 + (1 - margin.low.amount / mean) ** 2) if mean else 0.0
    up = sqrt((high / value - 1) ** 2 + (margin.high.amount / mean - 1) ** 2) if mean else 0.0
    ends = (1.0, max(1 - down, 0.0), 1 + up)
    middle, least, most = (margin.value.with_amount(mean * value * each) for each in ends)
    method = "discounted margin, seen (Kaplan-Meier) and projected"
    return Estimate(middle, least, most, margin.sample_size, method)


def _spread(seen: Seen, from_then_on: Floats) -> float:
    """Greenwood's standard error of a sum over the curve."""
    risk, gone = seen.at_risk[: seen.periods], seen.lost[: seen.periods]
    steps = np.divide(gone, risk * (risk - gone), out=np.zeros_like(gone), where=risk > gone)
    return sqrt(float((from_then_on**2 * steps).sum()))


def _together(first: float, second: float, correlation: float) -> float:
    return sqrt(first**2 + second**2 + 2 * correlation * first * second)


def _correlation(seen: Seen, fitted: Fitted, from_then_on: Floats, rate: float) -> float:
    """How far the seen and the projected part err together: both move with the losses of each period, which are
    independent counts. What one loss more does to the projection is its gradient times the inverse information times
    the score."""
    first, polarization = float(fitted.model.first_loss[0]), float(fitted.model.polarization[0])
    spread, age = polarization / (1 - polarization), np.arange(len(seen.at_risk), dtype=float)
    loss = first / (1 + spread * age)
    slopes = np.stack([1 / (1 + spread * age), -first * age / (1 + spread * age) ** 2])
    is_free = np.array([True, polarization > 0])
    slopes, variance = slopes[is_free], seen.at_risk * loss * (1 - loss)
    information = (slopes * seen.at_risk / (loss * (1 - loss))) @ slopes.T
    by_loss = _gradient(first, spread, seen.periods, rate)[is_free] @ np.linalg.pinv(information) @ slopes
    by_loss = by_loss / (loss * (1 - loss))
    of_seen = np.zeros(len(age))
    of_seen[: seen.periods] = -from_then_on / ((1 - loss) * np.maximum(seen.at_risk, 1))[: seen.periods]
    crossed = (of_seen * by_loss * variance).sum()
    scale = sqrt(float((of_seen**2 * variance).sum() * (by_loss**2 * variance).sum()))
    return float(crossed / scale) if scale > 0 else 0.0


def _gradient(first: float, spread: float, age: int, rate: float) -> Floats:
    """How the discounted residual lifetime moves with the first loss and with the spread."""
    step = max(spread, NUDGE) * NUDGE
    losses = np.array([first, first * (1 + NUDGE), first])
    spreads = np.array([spread, spread, spread + step])
    months = discounted_residual_lifetime(ShiftedBetaGeometric(losses, spreads / (1 + spreads)), [age], rate)[:, 0]
    return np.asarray((months[1:] - months[0]) / np.array([first * NUDGE, step]))
