"""What customers will buy from here on, by the BG/NBD model, with intervals that hold for what will be counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.polynomial.legendre import leggauss

from analysis.estimates import Estimate
from analysis.quantities import Count, Share
from analysis.statistics.bg_nbd import BgNbd, Floats, Histories, chance_active
from analysis.statistics.confidence import NORMAL_CRITICAL
from analysis.statistics.refusals import refuse_none_of

WEEKS_A_YEAR = 365.25 / 7
MOST_TERMS, TERMS_AT_ONCE, EXACT = 4_000, 8, 1e-12  # of the series: how many, how often looked at, how small the last
NODES = 12  # of Gauss and Legendre: the rates fall so smoothly that more change nothing before the seventh digit


@dataclass(frozen=True)
class Later:
    """Of each history: what is expected in the time asked for, and how far chance scatters about it."""

    expected: Floats
    variance: Floats


def later_purchases(parameters: Floats, seen: Histories, weeks: float, discount: float = 0.0) -> Later:
    """Purchases expected in the next `weeks`; with `discount` (a year) each counts for less the later it comes.

    E[Y] = P(alive)·∫ρ(s)e^(-δs)ds over the weeks, where the rate of one still active, λ ~ Gamma(r + x, α + T) and p ~
    Beta(a, b + x), is ρ(s) = (r + x)/(α + T)·(1 - w)^a·₂F₁(a, a + b - r - 1; a + b + x; w), w = s/(α + T + s). It
    equals the closed form of the paper (its equation 10) and, unlike it, holds at a = 1 and for long histories.
    The variance is that of the undiscounted count: dE[Y²]/ds = E[λe^(-λps)(1 + 2λ(1 - p)s)].
    """
    refuse_none_of("weeks", weeks)
    pairs, place = np.unique(np.column_stack([seen.repeats, seen.watched]), axis=0, return_inverse=True)
    points, shares = leggauss(NODES)
    at, widths = (points + 1) * weeks / 2, shares * weeks / 2
    rate, crowding = _rates(parameters, pairs[:, :1], pairs[:, 1:], at)
    worth = widths * np.exp(-np.log1p(discount) * at / WEEKS_A_YEAR)
    alive = chance_active(parameters, seen)
    expected = alive * (rate @ worth)[place.ravel()]
    plain = alive * (rate @ widths)[place.ravel()]
    squared = alive * ((rate + crowding) @ widths)[place.ravel()]
    return Later(expected, np.maximum(squared - plain**2, 0.0))


def _rates(parameters: Floats, x: Floats, watched: Floats, at: Floats) -> tuple[Floats, Floats]:
    """ρ(s), and the part by which E[Y²] grows beyond it: 2s·E[λ²(1 - p)e^(-λps)]."""
    r, alpha, a, b = parameters
    past, shape = alpha + watched, r + x
    w = at / (past + at)
    faded = (1 - w) ** a
    rate = shape / past * faded * _series(a, a + b - r - 1, a + b + x, w)
    more = 2 * at * shape * (shape + 1) / past**2 * (b + x) / (a + b + x)
    return rate, more * faded * _series(a, a + b - r - 1, a + b + x + 1, w)


def _series(a: float, b: float, c: Floats, w: Floats) -> Floats:
    """₂F₁(a, b; c; w) by its own series, 0 <= w < 1, c > 0: SciPy's runs over where c is a hundred and w close to 1."""
    term = np.ones(np.broadcast_shapes(c.shape, w.shape))
    total = term.copy()
    for k in range(MOST_TERMS):
        term = term * ((a + k) * (b + k) / ((c + k) * (k + 1)) * w)
        total += term
        if k % TERMS_AT_ONCE == 0 and (np.abs(term) < EXACT * np.abs(total)).all():
            break
    return total


def chance_to_buy(parameters: Floats, seen: Histories, weeks: float) -> Floats:
    """Whether each buys at all in the next weeks: P(alive)·[1 - ((α + T)/(α + T + weeks))^(r + x)]."""
    r, alpha, _, _ = parameters
    kept = (alpha + seen.watched) / (alpha + seen.watched + weeks)
    return chance_active(parameters, seen) * (1 - kept ** (r + seen.repeats))


def purchases_expected(model: BgNbd, seen: Histories, weeks: float) -> Estimate:
    """How many purchases all of them will make in the next weeks. The interval holds for the number then counted:
    it adds what the parameters leave open (delta method) to chance, Σ n·Var(Y)."""
    later = later_purchases(model.parameters, seen, weeks)
    open_ = model.fitted.variance_of(lambda at: float(seen.customers @ later_purchases(at, seen, weeks).expected))
    return _counted_later(
        float(seen.customers @ later.expected), open_ + float(seen.customers @ later.variance), "purchases", seen.number
    )


def buyers_expected(model: BgNbd, seen: Histories, weeks: float) -> Estimate:
    """How many of them will buy at least once in the next weeks; the interval as for purchases."""
    return _who(model, seen, "customers", lambda at: chance_to_buy(at, seen, weeks))


def active_customers(model: BgNbd, seen: Histories) -> Estimate:
    """How many of those who bought again are still customers. Those who bought once are left out: the model lets
    nobody stop before the second purchase, so it cannot tell of them."""
    again = seen.repeats > 0
    some = Histories(seen.repeats[again], seen.last[again], seen.watched[again], seen.customers[again])
    return _who(model, some, "customers", lambda at: chance_active(at, some))


def _who(model: BgNbd, seen: Histories, of: str, chance: Callable[[Floats], Floats]) -> Estimate:
    chances = chance(model.parameters)
    open_ = model.fitted.variance_of(lambda at: float(seen.customers @ chance(at)))
    scatter = float(seen.customers @ (chances * (1 - chances)))
    return _counted_later(float(seen.customers @ chances), open_ + scatter, of, seen.number, seen.number)


def _counted_later(value: float, variance: float, of: str, sample_size: int, most: float = float("inf")) -> Estimate:
    reach = NORMAL_CRITICAL * sqrt(variance)
    low, high = max(value - reach, 0.0), min(value + reach, max(most, value))
    return Estimate(Count(value, of), Count(low, of), Count(high, of), sample_size, "BG/NBD, delta method and chance")


def share_of(part: Estimate, whole: float) -> Estimate:
    """A number of customers as a part of so many."""
    refuse_none_of("customers", whole)
    value, low, high = (Share(min(each.amount / whole, 1.0)) for each in (part.value, part.low, part.high))
    return Estimate(value, low, high, round(whole), part.method)


def missed_by(expected: Estimate, seen: float) -> Estimate:
    """The hold-out error: by what part more (above zero) or less was expected than was then seen.

    `expected` was reckoned from what was known before. Its interval is that of the expectation over what was seen.
    Raises ValueError when nothing was seen.
    """
    refuse_none_of("purchases in the weeks held out", seen)
    value, low, high = (Share(each.amount / seen - 1) for each in (expected.value, expected.low, expected.high))
    return Estimate(value, low, high, expected.sample_size, "hold-out error, expected over seen less one")
