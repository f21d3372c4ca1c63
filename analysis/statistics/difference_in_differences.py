"""Whether a topic fell after a date by more than other topics did."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.estimates import Estimate
from analysis.quantities import Ratio
from analysis.statistics.confidence import t_critical, two_sided_t_p
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.serial_correlation import covariance_with_memory

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
FEWEST_MONTHS_EACH_SIDE = 3  # two fix a level, a third shows its spread
# Stricter would refuse one sound comparison in twenty; a drift that this misses is weighed against the effect besides.
LEVEL_OF_PARALLEL_TRENDS = 0.01
CONTINUITY = 0.5  # Haldane 1956, Anscombe 1956: added to each count where one is zero


@dataclass(frozen=True, slots=True)
class DifferenceInDifferences:
    """`effect`: the topic's rate after the start over what the others say it would have been (0.5: halved).

    `trend_before`: the monthly factor by which the topic already moved against the others before the start, None with
    too few months to tell. Where it passes its test the comparison does not hold.
    """

    effect: Estimate
    trend_before: Estimate | None

    @property
    def are_trends_parallel(self) -> bool:
        """No departure from parallel shows before the start. Few months show little: it is no proof."""
        trend = self.trend_before
        return trend is None or trend.p_value is None or trend.p_value >= LEVEL_OF_PARALLEL_TRENDS


def difference_in_differences(own: ArrayLike, others: ArrayLike, is_after: ArrayLike) -> DifferenceInDifferences:
    """How a topic's monthly cases changed at a start, relative to topics that nothing was done about.

    One entry per month in order, months without cases as 0: the topic's own cases, those of all comparison topics
    together, and whether the month lies after the start (leave out the month of the start itself).
    Effect: (T₁/C₁)/(T₀/C₀), T and C the summed cases of topic and others, 1 after and 0 before: what Poisson regression
    with topic and month effects gives, as month effects absorb all that moves both (customers, seasons).
    Error: √φ-scaled Poisson (φ at least 1) with memory from month to month, see serial_correlation; t with months - 2
    degrees. Where a count is zero ½ is added to each. Assumes that without the start the topic would have moved like
    the others, and that the others are not touched by it. `sample_size` is all cases.
    Raises NotEstimable with under three months on a side, or no cases of the topic or of the others at all.
    Source: Angrist & Pischke (2009), Mostly Harmless Econometrics, §5.2; Bertrand, Duflo & Mullainathan (2004),
    doi:10.1162/003355304772839588, on serial correlation.
    """
    treated, compared, after, months = _known_months(own, others, is_after)
    effect = _effect(treated, compared, after, months)
    return DifferenceInDifferences(effect, _trend(treated[~after], compared[~after], months[~after]))


def effect_alone(own: ArrayLike, others: ArrayLike, is_after: ArrayLike) -> Estimate:
    """The effect of difference_in_differences without its check, for placebos: many of them are reckoned."""
    return _effect(*_known_months(own, others, is_after))


def _known_months(
    own: ArrayLike, others: ArrayLike, is_after: ArrayLike
) -> tuple[Floats, Floats, NDArray[np.bool_], Integers]:
    """Cases of topic and others, which side, and places in time, of months that tell. Raises as said above."""
    treated, compared = np.asarray(own, dtype=float), np.asarray(others, dtype=float)
    after = np.asarray(is_after, dtype=bool)
    _refuse_bad_months(treated, compared, after)
    known = treated + compared > 0  # a month without any case says nothing of their proportion
    treated, compared, after, months = treated[known], compared[known], after[known], np.flatnonzero(known)
    if treated.sum() == 0 or compared.sum() == 0:
        raise NotEstimable(
            f"needs cases of both, got {treated.sum():g} of the topic and {compared.sum():g} of the others"
        )
    fewest = min(np.count_nonzero(after), np.count_nonzero(~after))
    if fewest < FEWEST_MONTHS_EACH_SIDE:
        raise NotEstimable(f"needs {FEWEST_MONTHS_EACH_SIDE} months before and after the start, got {fewest}")
    return treated, compared, after, months


def _refuse_bad_months(treated: Floats, compared: Floats, after: NDArray[np.bool_]) -> None:
    if not treated.shape == compared.shape == after.shape:
        raise ValueError(f"one entry per month is needed in each, got {treated.size}, {compared.size}, {after.size}")
    if np.isnan(treated + compared).any() or (treated < 0).any() or (compared < 0).any():
        raise ValueError("cases must be zero or more in every month; give 0 for a month without, not null")


def _effect(treated: Floats, others: Floats, is_after: NDArray[np.bool_], months: Integers) -> Estimate:
    level = np.column_stack([~is_after, is_after]).astype(float)
    size = round(treated.sum() + others.sum())
    if (np.array([treated, others]) @ level == 0).any():
        spread = CONTINUITY / level.sum(axis=0)[is_after.astype(int)]  # over the months of its side
        treated, others = treated + spread, others + spread
    own, rest = treated @ level, others @ level  # before, after
    logarithm = float(np.log(own[1] / rest[1]) - np.log(own[0] / rest[0]))
    part = (own / (own + rest))[is_after.astype(int)]
    covariance = _covariance(level, treated, treated + others, part, months)
    error = float(np.sqrt(np.array([-1.0, 1.0]) @ covariance @ np.array([-1.0, 1.0])))
    method = "difference in differences of log rates, quasi-Poisson with serial correlation"
    return _ratio(logarithm, error, len(treated) - 2, size, method)


def _trend(treated: Floats, others: Floats, places: Integers) -> Estimate | None:
    """The slope of the log odds of the topic over the months before, by iteratively reweighted least squares."""
    months, cases = len(treated), treated + others
    if months <= FEWEST_MONTHS_EACH_SIDE or 0 in (treated.sum(), others.sum()):
        return None
    design = np.column_stack([np.ones(months), places - places.mean()])
    beta = np.array([np.log(treated.sum() / others.sum()), 0.0])
    for _ in range(50):
        part = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        information = design.T @ (design * (cases * part * (1 - part))[:, None])
        step = np.clip(np.linalg.solve(information, design.T @ (treated - cases * part)), -2, 2)
        beta = beta + step
        if np.abs(step).max() < 1e-10:
            break
    part = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
    error = float(np.sqrt(_covariance(design, treated, cases, part, places)[1, 1]))
    method = "monthly factor against the other topics before the start"
    return _ratio(float(beta[1]), error, months - 2, round(cases.sum()), method)


def _covariance(design: Floats, treated: Floats, cases: Floats, part: Floats, months: Integers) -> Floats:
    """Of the log odds: each month's departure in units of its chance, with what one month passes on to the next."""
    scale = np.sqrt(cases * part * (1 - part))
    return covariance_with_memory(design * scale[:, None], (treated - cases * part) / scale, months)


def _ratio(logarithm: float, error: float, degrees: int, size: int, method: str) -> Estimate:
    reach = t_critical(degrees) * error
    ends = (logarithm, logarithm - reach, logarithm + reach)
    value, low, high = (Ratio(float(np.exp(np.clip(each, -700, 700)))) for each in ends)
    return Estimate(value, low, high, size, method, two_sided_t_p(logarithm, error, degrees))
