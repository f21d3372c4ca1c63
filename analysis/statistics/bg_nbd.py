"""Who of those who bought is still a customer, where nobody says goodbye: the BG/NBD model of repeat purchases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import digamma, gammaln

from analysis.statistics.likelihood import FARTHEST, Fitted, most_likely
from analysis.statistics.refusals import NotEstimable

Floats = NDArray[np.float64]

# Four parameters, and ten events for each: Peduzzi et al. 1996, doi:10.1016/S0895-4356(96)00236-3.
FEWEST_REPEAT_BUYERS = 40
# Of r, α, a, b. With r = 20 customers already buy nearly alike, with a = 100 they stop alike, with b = 10,000 hardly
# any stops, and less than a day (α in weeks) is not known of. Farther out a fit says the same, and sums lose digits.
LOWEST = np.array([np.exp(-FARTHEST), 1 / 7, np.exp(-FARTHEST), np.exp(-FARTHEST)])
HIGHEST = np.array([20.0, np.exp(FARTHEST), 100.0, 10_000.0])


@dataclass(frozen=True)
class Histories:
    """What is known of each customer, alike ones together; times in weeks (or another unit, alike everywhere).

    `repeats`: purchases after the first (x); `last`: from the first to the last of them (t_x); `watched`: from the
    first purchase to the end of what was seen (T); `customers`: how many have this history.
    """

    repeats: Floats
    last: Floats
    watched: Floats
    customers: Floats

    @property
    def number(self) -> int:
        return round(float(self.customers.sum()))

    @property
    def repeat_buyers(self) -> int:
        return round(float(self.customers[self.repeats > 0].sum()))


def histories(repeats: ArrayLike, last: ArrayLike, watched: ArrayLike, customers: ArrayLike | None = None) -> Histories:
    """Raises ValueError when lengths differ, a number is negative, or a last purchase lies after the end."""
    columns = [np.asarray(each, dtype=float) for each in (repeats, last, watched)]
    columns.append(np.ones(columns[0].shape) if customers is None else np.asarray(customers, dtype=float))
    if len({each.shape for each in columns}) > 1 or columns[0].ndim != 1:
        raise ValueError(f"repeats, last, watched and customers need one length, got {[e.shape for e in columns]}")
    if any((each < 0).any() or np.isnan(each).any() for each in columns):
        raise ValueError("repeats, last, watched and customers must be zero or more; is a day missing?")
    if (columns[0] % 1 != 0).any():
        raise ValueError("repeats must be whole numbers of purchases; are the columns in another order?")
    if (columns[1] > columns[2] + 1e-9).any():
        raise ValueError("a last purchase lies after the end of what was seen; are both measured from the first one?")
    if (columns[1][columns[0] == 0] > 0).any():
        raise ValueError("who never bought again has no later purchase: last must be 0 where repeats is 0")
    return Histories(*columns)


@dataclass(frozen=True)
class BgNbd:
    """`fitted.parameters` are r, α (how often they buy), a, b (how soon they stop)."""

    fitted: Fitted
    seen: Histories

    @property
    def parameters(self) -> Floats:
        return self.fitted.parameters

    @property
    def log_likelihood(self) -> float:
        return self.fitted.log_likelihood


def fit_bg_nbd(seen: Histories) -> BgNbd:
    """How often customers buy and how soon they stop, from nothing but when they bought.

    While active a customer buys at random at a rate λ ~ Gamma(r, α); after each repeat purchase it stops for good with
    chance p ~ Beta(a, b); rates and chances are independent. Fitted by maximum likelihood with exact slopes, alike
    histories together. Raises NotEstimable with too few who bought again.
    Source: Fader, Hardie & Lee (2005), "Counting Your Customers" the Easy Way, doi:10.1287/mksc.1040.0098.
    """
    if seen.repeat_buyers < FEWEST_REPEAT_BUYERS:
        raise NotEstimable(f"needs {FEWEST_REPEAT_BUYERS} customers who bought again, got {seen.repeat_buyers}")
    typical = float(np.average(seen.watched, weights=seen.customers)) or 1.0
    start = np.array([0.5, min(max(typical / 5, 1.0), 1e4), 1.0, 2.5])
    return BgNbd(most_likely(lambda at: log_likelihood(at, seen), start, (LOWEST, HIGHEST)), seen)


def log_likelihood(parameters: Floats, seen: Histories) -> tuple[float, Floats]:
    """At r, α, a, b: ln L = Σ n·ln[A₁A₂(A₃ + δₓ₎₀A₄)] as in the paper's spreadsheet note, and its slope by each."""
    r, alpha, a, b = parameters
    x, n = seen.repeats, seen.customers
    alive, log_watched, log_last = _alive(parameters, seen), np.log(alpha + seen.watched), np.log(alpha + seen.last)
    # ln(A₃ + A₄) = ln A₃ - ln P(alive), since P(alive) = A₃/(A₃ + A₄).
    value = rising(gammaln, r, x) + r * np.log(alpha) - (r + x) * log_watched - np.log(alive)
    value += rising(gammaln, b, x) - rising(gammaln, a + b, x)
    gone, beta = 1 - alive, -rising(digamma, a + b, x)
    slopes = (
        rising(digamma, r, x) + np.log(alpha) - alive * log_watched - gone * log_last,
        r / alpha - (r + x) * (alive / (alpha + seen.watched) + gone / (alpha + seen.last)),
        beta + gone / a,
        rising(digamma, b, x) + beta - gone / np.where(x > 0, b + x - 1, 1.0),
    )
    return float(n @ value), np.array([n @ slope for slope in slopes])


def rising(function: Callable[[Any], Any], start: float, counts: Floats, step: float = 1.0) -> Floats:
    """f(start + step·x) - f(start) for each count x; a table of all counts once, for many rows share few."""
    table = function(start + step * np.arange(int(counts.max(initial=0)) + 1))
    return np.asarray((table - table[0])[counts.astype(int)])


def _alive(parameters: Floats, seen: Histories) -> Floats:
    """P(alive) = 1/(1 + a/(b + x - 1)·((α + T)/(α + t_x))^(r + x)); 1 for x = 0, since nobody stops before buying."""
    r, alpha, a, b = parameters
    x = seen.repeats
    odds = np.log(a) - np.log(np.where(x > 0, b + x - 1, 1.0))
    odds = odds + (r + x) * np.log((alpha + seen.watched) / (alpha + seen.last))
    return np.asarray(np.where(x > 0, 1 / (1 + np.exp(np.minimum(odds, 500.0))), 1.0))


def chance_active(parameters: Floats, seen: Histories) -> Floats:
    """P(alive) of each history. 1 by construction for those who never bought again: of them the model cannot tell."""
    return _alive(parameters, seen)
