"""Whether something is raised more in the latest period than the periods before lead to expect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc, betaincinv, ndtr, ndtri, stdtr  # scipy.stats wraps them at ten times the time

from analysis.estimates import Estimate
from analysis.quantities import Ratio
from analysis.statistics.confidence import t_critical
from analysis.statistics.period_scatter import Prior, Scatter, drawn_together, prior_scatter
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.trend import count_trend

Floats = NDArray[np.float64]

# Two years. Their scatter says how far periods differ without any cause: fewer leave it too uncertain.
FEWEST_BEFORE = 8
FEWEST_OF_A_STRATUM = 4  # periods before with any exposure; a survey that began last quarter has nothing to be held to
SAME_SEASONS = 2  # two years that know the season, as one alone cannot be told from chance
HALF_AN_EVENT = 0.5  # by which the rate of a stratum with few events leans to the rate of all (Jeffreys)
ALONE = 0.05  # at which a rise over the periods before counts as a trend that goes on
LEVEL, TREND, SEASON = "the level before", "the trend before", "the same season before"
METHOD = "latest period against those before, quasi-Poisson, one-sided"


@dataclass(frozen=True)
class Heard:
    """Strata (segments, surveys) by periods in order, the latest last: events, and what they arise from (comments,
    customers). `products`: Σ over customers of their events in one period times in another, periods by periods.
    """

    counts: Floats
    exposures: Floats
    products: Floats | None = None

    def __post_init__(self) -> None:
        counts, exposures = self.counts, self.exposures
        if counts.ndim != 2 or counts.shape != exposures.shape:
            raise ValueError(f"strata by periods of counts and exposures, got {counts.shape} and {exposures.shape}")
        if np.isnan(counts).any() or np.isnan(exposures).any() or (counts < 0).any() or (exposures < 0).any():
            raise ValueError("counts and exposures must be zero or more; give 0 for a period without events, not null")
        if (counts[exposures == 0] > 0).any():
            raise ValueError("events in a period without exposure; are both counted over the same comments?")


@dataclass(frozen=True)
class Warned:
    """`ratio`: events over those expected, with its one-sided p; value and high are infinite where none came before.

    `events` of the latest period arose from `exposure`, both of strata that are known long enough. `expected` is the
    most, by what `against` names, `spread` how many times as far counts scatter as single events would.
    """

    ratio: Estimate
    events: float
    exposure: float
    expected: float
    against: str
    spread: float


@dataclass(frozen=True)
class _Expectation:
    """`events` expected in the latest period, as surely as a count of `weight` events lets one know."""

    name: str
    events: float
    weight: float
    part: float  # of all events, the latest's, if nothing had changed


def early_warnings(searched: Sequence[Heard], periods_a_year: int = 4) -> list[Warned | None]:
    """One for each of those searched together; None where there is too little to expect anything by.

    Each stratum keeps its own rate, so other customers or other surveys alone move nothing. Expected by the level of
    all periods before; by their trend where it rises beyond chance (p < .05); by the same season where two years know
    it. The largest p of these counts, and the smallest ratio, with the lowest low end. Events before and in the
    latest, divided by the spread φ, are taken as Poisson: p = I_π(y/φ, w/φ + 1), π = e/(e + w), where e is expected and
    w = e²/Var(e) the events it rests on.
    φ is the largest of 1; of Σ(y - e)²/e over the T periods before / (T - 1), drawn to what its size leads to expect by
    the others searched, as far as these agree (d₀ degrees); and of v'Gv/(y + k²Y), v = (-k, …, -k, 1), k = e/Y, Y
    events before: how far customers, drawn anew, would move it. The normal score of p is read off Student's t with
    T - 1 + d₀ degrees.
    Assumes that periods scatter alike but for their size; a burst before widens φ and hides a later one.
    Source: Farrington et al. (1996), doi:10.2307/2983331 (quasi-Poisson, trend where told, season from like periods);
    Noufaily et al. (2013), doi:10.1002/sim.5595; Przyborowski & Wilenski (1940), doi:10.1093/biomet/31.3-4.313 (the
    conditional test of two counts); Smyth (2004), doi:10.2202/1544-6115.1027 (spreads drawn together); Liang & Zeger
    (1986), doi:10.1093/biomet/73.1.13 (customers).
    """
    known = [_known(each) for each in searched]
    scatter = [None if each is None else _between(each) for each in known]
    prior = prior_scatter([each for each in scatter if each is not None])
    return [
        None if each is None or own is None else _warned(each, own, prior, periods_a_year)
        for each, own in zip(known, scatter, strict=True)
    ]


def _warned(heard: Heard, own: Scatter, prior: Prior, periods_a_year: int) -> Warned:
    together = drawn_together(own, prior)
    expected = _expected(heard, periods_a_year)
    spread = max(1.0, together.spread, _of_customers(heard, expected[0].events))
    events = float(heard.counts[:, -1].sum())
    p_value = max(_p_value(events, each, spread, together.degrees) for each in expected)
    ratio = _smallest([_ratio(events, each, spread, together.degrees, p_value) for each in expected])
    most = max(expected, key=lambda each: each.events)
    return Warned(ratio, events, float(heard.exposures[:, -1].sum()), most.events, most.name, spread)


def _smallest(ratios: Sequence[Estimate]) -> Estimate:
    """Against the most that could be expected, and no surer than against any other."""
    least = min(ratios, key=lambda each: each.value.amount)
    return replace(least, low=Ratio(min(each.low.amount for each in ratios)))


def _known(heard: Heard) -> Heard | None:
    """Strata that enough periods before know; None where too few periods are left."""
    is_known = (heard.exposures[:, :-1] > 0).sum(axis=1) >= FEWEST_OF_A_STRATUM
    found = replace(heard, counts=heard.counts[is_known], exposures=heard.exposures[is_known])
    is_there = found.exposures.sum(axis=0) > 0
    return found if is_there[:-1].sum() >= FEWEST_BEFORE and is_there[-1] else None


def _expected(heard: Heard, periods_a_year: int) -> list[_Expectation]:
    counts, exposures = heard.counts, heard.exposures
    latest, whole = exposures[:, -1], counts.shape[1]
    level = _by_rate(LEVEL, counts[:, :-1], exposures[:, :-1], latest)
    found = [level]
    same = np.arange(whole - 1 - periods_a_year, -1, -periods_a_year)
    same = same[exposures[:, same].sum(axis=0) > 0]
    if len(same) >= SAME_SEASONS:
        season = _by_rate(SEASON, counts[:, same], exposures[:, same], latest)
        found += [season] if season.weight > 0 else []  # none of so few quarters says nothing of a season
    trend = _by_trend(heard, level)
    return found if trend is None else [*found, trend]


def _by_rate(name: str, counts: Floats, exposures: Floats, latest: Floats) -> _Expectation:
    """Each stratum at its own rate, which leans by half an event to the rate of all."""
    events, base = counts.sum(axis=1), exposures.sum(axis=1)
    if not events.sum():
        part = float((latest / np.where(latest + base > 0, latest + base, 1)).max())
        return _Expectation(name, 0.0, 0.0, part)
    common = events.sum() / base.sum()
    events, base = events + HALF_AN_EVENT, base + HALF_AN_EVENT / common
    expected = float((latest * events / base).sum())
    weight = expected**2 / float((latest**2 * events / base**2).sum())
    return _Expectation(name, expected, weight, expected / (expected + weight))


def _by_trend(heard: Heard, level: _Expectation) -> _Expectation | None:
    """None where no rise is told: a fall is not taken to go on, which would warn of a return to what was usual."""
    expected = _at_their_rates(heard)
    products = None if heard.products is None else heard.products[:-1, :-1]
    try:
        factor = count_trend(heard.counts[:, :-1].sum(axis=0), expected, products=products)
    except NotEstimable:
        return None
    if factor.p_value is None or factor.p_value >= ALONE or factor.value.amount <= 1:
        return None
    time = np.arange(len(expected))
    ahead = len(expected) - float((expected * time).sum() / expected.sum())
    error = float(np.log(factor.high.amount / factor.low.amount)) / (2 * t_critical(int((expected > 0).sum()) - 2))
    events = level.events * factor.value.amount**ahead
    weight = 1 / (1 / level.weight + (ahead * error) ** 2)
    return _Expectation(TREND, events, weight, events / (events + weight))


def _at_their_rates(heard: Heard) -> Floats:
    """By period before the latest: events expected if each stratum kept its mean rate."""
    base = heard.exposures[:, :-1].sum(axis=1)
    events = heard.counts[:, :-1].sum(axis=1)
    return np.asarray(np.divide(events, base, out=np.zeros_like(base), where=base > 0) @ heard.exposures[:, :-1])


def _between(heard: Heard) -> Scatter:
    """How far periods before scatter about their strata's rates."""
    is_there = heard.exposures[:, :-1].sum(axis=0) > 0
    expected, found = _at_their_rates(heard)[is_there], heard.counts[:, :-1].sum(axis=0)[is_there]
    degrees = float(len(expected) - 1)
    if not expected.sum():
        return Scatter(0.0, degrees, 0.0)
    squares = np.divide((found - expected) ** 2, expected, out=np.zeros_like(expected), where=expected > 0)
    return Scatter(float(squares.sum() / degrees), degrees, float(found.mean()))


def _of_customers(heard: Heard, expected: float) -> float:
    """How many times as far customers, drawn anew, would move the difference as single events would."""
    if heard.products is None:
        return 1.0
    before, latest = float(heard.counts[:, :-1].sum()), float(heard.counts[:, -1].sum())
    share = expected / before if before else 0.0
    weights = np.full(len(heard.products), -share)
    weights[-1] = 1.0
    singly = latest + share**2 * before
    return float(weights @ heard.products @ weights) / singly if singly else 1.0


def _p_value(events: float, by: _Expectation, spread: float, degrees: float) -> float:
    if events == 0:
        return 1.0
    chance = float(betainc(events / spread, by.weight / spread + 1, by.part))
    return float(stdtr(degrees, ndtri(chance)))


def _ratio(events: float, by: _Expectation, spread: float, degrees: float, p_value: float) -> Estimate:
    """Clopper and Pearson's interval of the latest's part of all events, reaching as far as t of so many degrees."""
    tail = float(ndtr(-t_critical(degrees)))
    here, there = events / spread, by.weight / spread
    low = float(betaincinv(here, there + 1, tail)) if here > 0 else 0.0
    high = float(betaincinv(here + 1, there, 1 - tail)) if there > 0 else 1.0
    usual = by.part / (1 - by.part)
    value = events / by.events if by.events > 0 else np.inf if events else 1.0
    ends = [_odds(each) / usual for each in (low, high)]
    size = round(events + by.weight)
    return Estimate(Ratio(value), Ratio(min(ends[0], value)), Ratio(max(ends[1], value)), size, METHOD, p_value)


def _odds(part: float) -> float:
    return float("inf") if part >= 1 else part / (1 - part)
