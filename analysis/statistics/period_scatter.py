"""How far periods scatter where nothing happened, learnt from everything that is searched together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq
from scipy.special import digamma, polygamma

FEWEST_SHARED = 4  # spreads to learn from how alike they are
FEWEST_EVENTS_A_PERIOD = 2  # below it most periods hold none, and their spread says little of others
MOST_DEGREES = 30.0  # causes of single periods have longer tails than t with more: measured, see the method's page


@dataclass(frozen=True)
class Scatter:
    """How many times as far periods scatter as single events would, known with so many degrees; events a period."""

    spread: float
    degrees: float
    size: float


@dataclass(frozen=True)
class Prior:
    """What the spreads of all searched have in common: spread·(1 + extra·size), known with so many degrees."""

    extra: float
    spread: float
    degrees: float


def prior_scatter(searched: Sequence[Scatter]) -> Prior:
    """What scatter a size leads to expect, and with how many degrees that is known; none where they differ freely.

    `extra` is Σ(s² - 1)/Σμ: periods with causes of their own move what is frequent further. Then, of s²/(1 + extra·μ),
    the mean of log s² less its expectation, ψ(d/2) - log(d/2), and its variance, ψ'(d/2) + ψ'(d₀/2).
    Source: Smyth (2004), doi:10.2202/1544-6115.1027, §6.2.
    """
    used = [each for each in searched if each.spread > 0 and each.size >= FEWEST_EVENTS_A_PERIOD]
    if len(used) < FEWEST_SHARED:
        return Prior(0.0, 1.0, 0.0)
    spread, size, degrees = np.array([(each.spread, each.size, each.degrees) for each in used]).T
    extra = max(float((spread - 1).sum() / size.sum()), 0.0)
    logs = np.log(spread / (1 + extra * size)) - digamma(degrees / 2) + np.log(degrees / 2)
    more = float(logs.var(ddof=1) - polygamma(1, degrees / 2).mean())
    if more <= 0:
        return Prior(extra, float(np.exp(logs.mean())), MOST_DEGREES)
    known = min(2 * _trigamma_inverse(more), MOST_DEGREES)
    return Prior(extra, float(np.exp(logs.mean() + digamma(known / 2) - np.log(known / 2))), known)


def _trigamma_inverse(value: float) -> float:
    return float(brentq(lambda at: float(polygamma(1, at)) - value, 1e-3, 1e7)) if value < 1e6 else 1e-3


def drawn_together(own: Scatter, prior: Prior) -> Scatter:
    degrees = own.degrees + prior.degrees
    usual = prior.spread * (1 + prior.extra * own.size)
    return Scatter((own.spread * own.degrees + usual * prior.degrees) / degrees, degrees, own.size)
