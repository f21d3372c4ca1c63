"""How many discounted months a customer still has, of a model in which customers differ."""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.estimates import Estimate
from analysis.quantities import Money
from analysis.statistics.refusals import refuse_none_of
from analysis.statistics.shifted_beta_geometric import Fitted, ShiftedBetaGeometric

Floats = NDArray[np.float64]

# What lies beyond is closed as if the last share lost went on. At 0.8 % a month it weighs less than a hundredth.
PERIODS_AHEAD = 600


def discounted_residual_lifetime(model: ShiftedBetaGeometric, ages: ArrayLike, rate: float) -> Floats:
    """The discounted number of payments still to come of a customer with so many renewals behind it (`ages`, whole
    periods lived), the next one first: it is due now, if the customer renews. A row per model, a column per age.

    DERL(n) = Σ S(t)/S(n - 1)·(1 + d)^(n - t) over t = n, n + 1, …, just before the n-th renewal decision, which is due
    at age n - 1. Worked backwards from far ahead: D(a) = (1 - h(a + 1))·(1 + D(a + 1)/(1 + d)), term by term the
    published hypergeometric form. `rate` is the discount rate a period.
    Raises ValueError where nothing is discounted: then the sum need not end.
    Source: Fader & Hardie (2010), doi:10.1287/mksc.1080.0482.
    """
    if not rate > 0:
        raise ValueError(f"a discount rate above zero is needed, got {rate}: the longest stayers have no end")
    wanted = np.asarray(ages, dtype=int)
    last = int(wanted.max()) + PERIODS_AHEAD
    # An age after the other in memory, as they are worked through.
    stays = np.ascontiguousarray((1 - model.loss(np.arange(1, last + 2))).T)
    found = np.empty_like(stays)
    found[last] = stays[last] / (1 - stays[last] / (1 + rate))
    for age in range(last - 1, -1, -1):
        found[age] = stays[age] * (1 + found[age + 1] / (1 + rate))
    return np.asarray(found[wanted].T)


def residual_value(
    fitted: Fitted, ages: ArrayLike, margins: ArrayLike, rate: float, currency: str, customers: int, periods: int = 0
) -> Estimate:
    """The margin that today's customers are still expected to bring, in money of today.

    `margins` is the margin a period of all customers together that have lived so many whole periods (`ages`); `rate`
    the discount rate a period. A period's margin comes at its end, from whoever is still there: V = Σ m·D/(1 + d).
    `periods` above 0 counts the coming ones alone. The interval is the smallest and the largest sum over the models
    that the data do not rule out (profile likelihood at 95 %); margins are counted in full.
    Assumes what the model assumes, that a customer goes on bringing what it brings now, and that those who bring more
    stay as long as others of their age. It is an expectation: chance of who leaves comes on top.
    Raises ValueError without customers or discounting.
    Source: Fader & Hardie (2010), doi:10.1287/mksc.1080.0482.
    """
    refuse_none_of("customers", customers)
    weights = np.asarray(margins, dtype=float)

    def total(model: ShiftedBetaGeometric) -> Floats:
        months = discounted_residual_lifetime(model, ages, rate) / (1 + rate)
        if periods:
            months = months - _beyond(model, ages, rate, periods)
        return np.asarray(months @ weights)[:, None]

    low, value, high = (Money(float(each[0]), currency) for each in fitted.interval(total))
    method = "discounted residual value, shifted-beta-geometric model, profile likelihood interval"
    return Estimate(value, low, high, customers, method)


def _beyond(model: ShiftedBetaGeometric, ages: ArrayLike, rate: float, periods: int) -> Floats:
    """The discounted payments that lie more than so many periods ahead."""
    at = np.asarray(ages, dtype=int)
    still_there = model.survival(at + periods) / model.survival(at)
    later = discounted_residual_lifetime(model, at + periods, rate) / (1 + rate)
    return np.asarray(still_there * later / (1 + rate) ** periods)


def added_up(parts: list[Estimate]) -> Estimate:
    """The sum of independent estimates of one unit, with the interval that theirs give (MOVER).

    Low = Σv - √Σ(v - l)², high = Σv + √Σ(h - v)²: keeps lopsided intervals lopsided. Assumes that no two parts rest on
    the same customers. Raises ValueError without parts.
    Source: Zou & Donner (2008), Construction of confidence limits about effect measures, doi:10.1002/sim.3095.
    """
    refuse_none_of("parts", len(parts))
    unit = parts[0].value
    value = sum(each.value.amount for each in parts)
    down = sqrt(sum((each.value.amount - each.low.amount) ** 2 for each in parts))
    up = sqrt(sum((each.high.amount - each.value.amount) ** 2 for each in parts))
    low, middle, high = (unit.with_amount(amount) for amount in (value - down, value, value + up))
    size = sum(each.sample_size for each in parts)
    method = parts[0].method if len(parts) == 1 else f"{parts[0].method}; sum of {len(parts)} groups"
    return Estimate(middle, low, high, size, method)
