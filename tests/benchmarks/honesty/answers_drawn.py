"""Set-ups of survey answers: scores, shares, means, their changes and differences."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
import pandas as pd

from analysis.quantities import Points, ShareChange
from analysis.statistics.design_effect import SameCustomers
from analysis.statistics.lead import lead
from analysis.statistics.mean_score import ScoreSums, mean_score, mean_score_change
from analysis.statistics.nps import NpsCounts, nps, nps_change
from analysis.statistics.rate_and_mix import rate_and_mix
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.share import share, share_change
from analysis.statistics.stratified import (
    stratified_mean_difference,
    stratified_odds_ratio,
    stratified_risk_ratio,
)
from analysis.statistics.weighted_difference import PlainSums, weighted_difference
from analysis.statistics.weighted_score import WeightedSums, weighted_score
from analysis.stories.satisfaction.measures import Measure, measure_for
from analysis.stories.satisfaction.tally import Tally
from tests.benchmarks.honesty.setup import Setup, draws, holds

Rng = np.random.Generator
USUAL, HAPPY, UNHAPPY = (0.5, 0.3, 0.2), (0.8, 0.15, 0.05), (0.2, 0.3, 0.5)  # promoters, passives, detractors
MARKS = np.array([100.0, 0.0, -100.0])
NPS, CSAT = measure_for("nps", 0, 10), measure_for("csat", 1, 5)


def _nps(rng: Rng, size: int, parts: tuple[float, ...]) -> bool:
    return holds(nps(*rng.multinomial(size, parts)), float(MARKS @ parts))


def _nps_change(rng: Rng, size: int, before: tuple[float, ...], after: tuple[float, ...]) -> bool:
    first, second = (NpsCounts(*rng.multinomial(size, parts)) for parts in (before, after))
    return holds(nps_change(first, second), float(MARKS @ after - MARKS @ before))


def _share(rng: Rng, size: int, part: float) -> bool:
    return holds(share(rng.binomial(size, part), size), part)


def _share_change(rng: Rng, size: int, before: float, after: float) -> bool:
    first, second = rng.binomial(size, before), rng.binomial(size, after)
    return holds(share_change(first, size, second, size), after - before)


STEPS = np.array([0.05, 0.1, 0.2, 0.35, 0.3])


def _sums(rng: Rng, size: int, steps: np.ndarray = STEPS) -> ScoreSums:
    counts, scores = rng.multinomial(size, steps), np.arange(1, 6)
    return ScoreSums(float(counts @ scores), float(counts @ scores**2), size)


def _mean(rng: Rng, size: int) -> bool:
    sums = _sums(rng, size)
    return holds(mean_score(sums.total, sums.total_of_squares, sums.answers, 1, 5), float(STEPS @ np.arange(1, 6)))


def _mean_change(rng: Rng, size: int) -> bool:
    worse = STEPS[::-1]
    found = mean_score_change(_sums(rng, size), _sums(rng, size // 2, worse), 1, 5)
    return holds(found, float((worse - STEPS) @ np.arange(1, 6)))


def _lead(rng: Rng, size: int, parts: tuple[float, ...]) -> bool:
    counts = rng.multinomial(size, parts)
    return holds(lead(counts[0], counts[1], size), parts[0] - parts[1])


# Customers who answer several times, each lastingly more or less content.


def tally_of_answers(customers: np.ndarray, marks: np.ndarray) -> Tally:
    """Marks of +1, 0, -1 by customer, as SQL sums them; a mark of 1 is one of the two best."""
    size = int(customers.max()) + 1
    answers, sums = np.bincount(customers, minlength=size), np.bincount(customers, marks, minlength=size)
    hits = float((marks == 1).sum())
    return Tally(
        float((answers > 0).sum()),
        float(len(marks)),
        hits,
        float((marks == -1).sum()),
        hits,
        0.0,
        0.0,
        float((answers**2).sum()),
        float((sums * answers).sum()),
        float((sums**2).sum()),
    )


def _who(rng: Rng, customers: int, several: float) -> np.ndarray:
    return np.repeat(np.arange(customers), 1 + rng.poisson(several * rng.gamma(1, 1, customers)))


CUTS = (-0.7, 0.3)  # of a standard normal answer: 24 % detractors, 38 % promoters


def _marks(rng: Rng, who: np.ndarray, content: np.ndarray, lift: float = 0.0) -> np.ndarray:
    """Half of what parts answers lies between customers, half within."""
    answer = (content[who] + rng.normal(0, 1, len(who))) / np.sqrt(2) + lift
    return np.searchsorted(CUTS, answer).astype(float) - 1


def _expected(lift: float = 0.0) -> float:
    drawn = np.random.default_rng(1).normal(lift, 1, 2_000_000)
    return float(100 * (np.searchsorted(CUTS, drawn) - 1).mean())


MEAN, LIFTED = _expected(), _expected(0.2)
HIT = float((np.random.default_rng(1).normal(0, 1, 2_000_000) > CUTS[1]).mean())


def _of_customers(rng: Rng, customers: int, several: float, measure: Measure, truth: float) -> bool:
    who = _who(rng, customers, several)
    marks = _marks(rng, who, rng.normal(0, 1, customers))
    if measure is CSAT:
        marks = (marks == 1).astype(float)
    return holds(measure.level(tally_of_answers(who, marks)), truth)


def _same_customers(rng: Rng, customers: int) -> bool:
    """Two waves that most of the same customers answer, the second a fifth of a standard deviation happier."""
    content = rng.normal(0, 1, customers)
    waves = [_who(rng, customers, 0.5) for _ in range(2)]
    waves = [who[rng.random(customers)[who] < 0.7] for who in waves]
    marks = [_marks(rng, who, content, lift) for who, lift in zip(waves, (0.0, 0.2), strict=True)]
    answers, sums = (
        [np.bincount(who, weights, minlength=customers) for who, weights in zip(waves, each, strict=True)]
        for each in ([None, None], marks)
    )
    crossed = [float(one @ other) for one in (answers[0], sums[0]) for other in (answers[1], sums[1])]
    same = SameCustomers(crossed[0], crossed[1], crossed[2], crossed[3])
    first, second = (tally_of_answers(who, each) for who, each in zip(waves, marks, strict=True))
    return holds(NPS.change(first, second, same), LIFTED - MEAN)


# Weighted by what customers pay, and compared within segments.


def _weights(rng: Rng, customers: int, spread: float, tie: float) -> tuple[WeightedSums, PlainSums]:
    """`tie`: by how much those who pay more are happier."""
    size = rng.normal(0, 1, customers)
    weight, value = np.exp(spread * size), 100 * (rng.random(customers) < 0.5 + tie * np.tanh(size)).astype(float)
    sums = WeightedSums(
        weight.sum(),
        (weight**2).sum(),
        (weight * value).sum(),
        (weight**2 * value).sum(),
        (weight**2 * value**2).sum(),
        customers,
        (weight * value**2).sum(),
    )
    return sums, PlainSums(value.sum(), (value**2).sum(), (weight * value**2).sum())


@cache
def _weighted_truth(spread: float, tie: float) -> float:
    size = np.random.default_rng(1).normal(0, 1, 2_000_000)
    weight = np.exp(spread * size)
    return float(100 * (weight * (0.5 + tie * np.tanh(size))).sum() / weight.sum())


def _weighted(rng: Rng, customers: int, spread: float, tie: float) -> bool:
    truth = _weighted_truth(spread, tie)
    return holds(weighted_score(_weights(rng, customers, spread, tie)[0], Points(0), 0, 100), truth)


def _weighted_difference(rng: Rng, customers: int, spread: float, tie: float) -> bool:
    truth = _weighted_truth(spread, tie)
    return holds(weighted_difference(*_weights(rng, customers, spread, tie), Points(0)), truth - 50.0)


GROUP_PARTS = (np.array([0.5, 0.3, 0.2]), np.array([0.3, 0.3, 0.4]))
GROUP_MEANS = (np.array([40.0, 10.0, -20.0]), np.array([48.0, 12.0, -14.0]))


def _side(rng: Rng, size: int, side: int) -> pd.DataFrame:
    counts = rng.multinomial(size, GROUP_PARTS[side])
    promoters = (0.6 + GROUP_MEANS[side] / 100) / 2
    hits = np.array([rng.multinomial(n, (p, 0.4, 0.6 - p)) for n, p in zip(counts, promoters, strict=True)])
    score, squares = 100.0 * (hits[:, 0] - hits[:, 2]), 1e4 * (hits[:, 0] + hits[:, 2])
    return pd.DataFrame({"group": list("abc"), "answers": counts, "score_sum": score, "score_sum_of_squares": squares})


def _rate_or_mix(rng: Rng, size: int, is_rate: bool) -> bool:
    (a, b), (x, y) = GROUP_PARTS, GROUP_MEANS
    found = rate_and_mix(_side(rng, size, 0), _side(rng, size, 1))
    rate = float(((a + b) / 2 * (y - x)).sum())
    return holds(found.rate, rate) if is_rate else holds(found.mix, float(b @ y - a @ x) - rate)


def _within_strata(rng: Rng, size: int) -> bool:
    """A feature that large segments use and like; like with like it adds 0.08 to the share."""
    base, used = np.array([0.3, 0.5, 0.7]), np.array([0.2, 0.5, 0.8])
    totals = rng.multinomial(size, [0.6, 0.3, 0.1])
    exposed = rng.binomial(totals, used)
    others = totals - exposed
    hits, misses = rng.binomial(exposed, base + 0.08), rng.binomial(others, base)
    frame = pd.DataFrame({"exposed_answers": exposed, "exposed_sum": hits, "exposed_sum_of_squares": hits})
    frame = frame.assign(other_answers=others, other_sum=misses, other_sum_of_squares=misses)
    return holds(stratified_mean_difference(frame, ShareChange(0)).adjusted, 0.08)


def _ratio_within_strata(rng: Rng, size: int, is_odds: bool) -> bool | None:
    base, used = np.array([0.08, 0.15, 0.3]), np.array([0.2, 0.5, 0.8])
    totals = rng.multinomial(size, [0.6, 0.3, 0.1])
    exposed = rng.binomial(totals, used)
    others = totals - exposed
    odds = 2 * base / (1 - base)
    risk = odds / (1 + odds) if is_odds else 1.6 * base
    columns = (rng.binomial(exposed, risk), exposed, rng.binomial(others, base), others)
    names = ("exposed_hits", "exposed_total", "other_hits", "other_total")
    ratio = stratified_odds_ratio if is_odds else stratified_risk_ratio
    try:
        return holds(ratio(pd.DataFrame(dict(zip(names, columns, strict=True)))).adjusted, 2.0 if is_odds else 1.6)
    except NotEstimable:
        return None


def _every() -> Iterator[Setup]:
    for size in (10, 25, 100, 400):
        for name, parts in (("usual", USUAL), ("happy", HAPPY), ("unhappy", UNHAPPY)):
            yield Setup(f"NPS, {size} answers, {name}", draws(_nps, size, parts))
        yield Setup(f"NPS change, {size} answers each", draws(_nps_change, size, USUAL, UNHAPPY))
        for part in (0.5, 0.15):
            yield Setup(f"share, {size} rows, {part:.0%}", draws(_share, size, part))
        yield Setup(f"share change, {size} rows each", draws(_share_change, size, 0.4, 0.6))
        yield Setup(f"mean score, {size} answers", draws(_mean, size))
        yield Setup(f"mean score change, {size} answers", draws(_mean_change, size))
        yield Setup(f"lead, {size} losses", draws(_lead, size, (0.4, 0.3, 0.3)))
    for customers in (30, 100, 300):
        for several in (0.5, 3.0):
            text = f"{customers} customers, {1 + several:g} answers each"
            yield Setup(f"NPS, {text}", draws(_of_customers, customers, several, NPS, MEAN))
            yield Setup(f"share, {text}", draws(_of_customers, customers, several, CSAT, HIT))
        yield Setup(f"NPS change, {customers} customers asked twice", draws(_same_customers, customers))
        yield from _weighted_setups(customers)
    for size in (100, 400, 2_000):
        yield Setup(f"rate effect, {size} answers each", draws(_rate_or_mix, size, True))
        yield Setup(f"mix effect, {size} answers each", draws(_rate_or_mix, size, False))
        yield Setup(f"difference within strata, {size} answers", draws(_within_strata, size))
        yield Setup(f"risk ratio within strata, {size}", draws(_ratio_within_strata, size, False))
        yield Setup(f"odds ratio within strata, {size}", draws(_ratio_within_strata, size, True))


def _weighted_setups(customers: int) -> Iterator[Setup]:
    for spread in (0.7, 1.3):
        for tie in (0.0, 0.3):
            text = f"{customers} customers, revenue σ {spread:g}{', tied' if tie else ''}"
            yield Setup(f"weighted score, {text}", draws(_weighted, customers, spread, tie))
            yield Setup(f"weighted less plain, {text}", draws(_weighted_difference, customers, spread, tie))


ANSWERS: tuple[Setup, ...] = tuple(_every())
