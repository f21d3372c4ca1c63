"""Whether a topic fell after a date by more than other topics did."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.estimates import Estimate
from analysis.quantities import Ratio
from analysis.statistics.confidence import t_critical, two_sided_t_p
from analysis.statistics.refusals import NotEstimable

Floats = NDArray[np.float64]
FEWEST_MONTHS_EACH_SIDE = 3  # two fix a level, a third shows its spread
LEVEL_OF_PARALLEL_TRENDS = 0.05
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
    Error: the larger of √φ-scaled Poisson (φ = χ²/(months - 2), at least 1) and Newey-West over months, so that slow
    waves count; t with months - 2 degrees. Where a count is zero ½ is added to each. Assumes that without the start the
    topic would have moved like the others, and that the others are not touched by it. `sample_size` is all cases.
    Raises NotEstimable with under three months on a side, or no cases of the topic or of the others at all.
    Source: Angrist & Pischke (2009), Mostly Harmless Econometrics, §5.2; Newey & West (1987), doi:10.2307/1913610.
    """
    treated, compared = np.asarray(own, dtype=float), np.asarray(others, dtype=float)
    after = np.asarray(is_after, dtype=bool)
    _refuse_bad_months(treated, compared, after)
    known = treated + compared > 0  # a month without any case says nothing of their proportion
    treated, compared, after = treated[known], compared[known], after[known]
    if treated.sum() == 0 or compared.sum() == 0:
        raise NotEstimable(
            f"needs cases of both, got {treated.sum():g} of the topic and {compared.sum():g} of the others"
        )
    fewest = min(np.count_nonzero(after), np.count_nonzero(~after))
    if fewest < FEWEST_MONTHS_EACH_SIDE:
        raise NotEstimable(f"needs {FEWEST_MONTHS_EACH_SIDE} months before and after the start, got {fewest}")
    return DifferenceInDifferences(_effect(treated, compared, after), _trend(treated[~after], compared[~after]))


def _refuse_bad_months(treated: Floats, compared: Floats, after: NDArray[np.bool_]) -> None:
    if not treated.shape == compared.shape == after.shape:
        raise ValueError(f"one entry per month is needed in each, got {treated.size}, {compared.size}, {after.size}")
    if np.isnan(treated + compared).any() or (treated < 0).any() or (compared < 0).any():
        raise ValueError("cases must be zero or more in every month; give 0 for a month without, not null")


def _effect(treated: Floats, others: Floats, is_after: NDArray[np.bool_]) -> Estimate:
    cells = np.array([each[side].sum() for side in (is_after, ~is_after) for each in (treated, others)])
    corrected = cells + CONTINUITY if (cells == 0).any() else cells
    logarithm = float(np.log(corrected[0] / corrected[1]) - np.log(corrected[2] / corrected[3]))
    level = np.column_stack([~is_after, is_after]).astype(float)
    part = np.where(is_after, corrected[0] / corrected[:2].sum(), corrected[2] / corrected[2:].sum())
    covariance = _covariance(level, treated, treated + others, part)
    error = float(np.sqrt(np.array([-1.0, 1.0]) @ covariance @ np.array([-1.0, 1.0])))
    method = "difference in differences of log rates, quasi-Poisson"
    return _ratio(logarithm, error, len(treated) - 2, round(treated.sum() + others.sum()), method)


def _trend(treated: Floats, others: Floats) -> Estimate | None:
    """The slope of the log odds of the topic over the months before, by iteratively reweighted least squares."""
    months, cases = len(treated), treated + others
    if months <= FEWEST_MONTHS_EACH_SIDE or 0 in (treated.sum(), others.sum()):
        return None
    design = np.column_stack([np.ones(months), np.arange(months) - (months - 1) / 2])
    beta = np.array([np.log(treated.sum() / others.sum()), 0.0])
    for _ in range(50):
        part = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        information = design.T @ (design * (cases * part * (1 - part))[:, None])
        step = np.clip(np.linalg.solve(information, design.T @ (treated - cases * part)), -2, 2)
        beta = beta + step
        if np.abs(step).max() < 1e-10:
            break
    part = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
    error = float(np.sqrt(_covariance(design, treated, cases, part)[1, 1]))
    method = "monthly factor against the other topics before the start"
    return _ratio(float(beta[1]), error, months - 2, round(cases.sum()), method)


def _covariance(design: Floats, treated: Floats, cases: Floats, part: Floats) -> Floats:
    """Of the log odds: dispersion-scaled, or Newey-West where that is larger for the last column against the first."""
    spread = cases * part * (1 - part)
    bread = np.linalg.inv(design.T @ (design * spread[:, None]))
    residual = treated - cases * part
    dispersion = max(float((residual**2 / spread).sum()) / (len(treated) - design.shape[1]), 1.0)
    scaled, robust = dispersion * bread, bread @ _newey_west(design * residual[:, None]) @ bread
    return scaled if np.trace(scaled) >= np.trace(robust) else robust


def _newey_west(scores: Floats) -> Floats:
    """Σ over lags of Bartlett-weighted products; lags by the rule 4(T/100)^(2/9) of Newey and West (1994)."""
    periods = len(scores)
    lags = int(4 * (periods / 100) ** (2 / 9))
    found = scores.T @ scores
    for lag in range(1, lags + 1):
        crossed = scores[lag:].T @ scores[:-lag]
        found = found + (1 - lag / (lags + 1)) * (crossed + crossed.T)
    return np.asarray(found * periods / (periods - scores.shape[1]))


def _ratio(logarithm: float, error: float, degrees: int, size: int, method: str) -> Estimate:
    reach = t_critical(degrees) * error
    ends = (logarithm, logarithm - reach, logarithm + reach)
    value, low, high = (Ratio(float(np.exp(np.clip(each, -700, 700)))) for each in ends)
    return Estimate(value, low, high, size, method, two_sided_t_p(logarithm, error, degrees))
