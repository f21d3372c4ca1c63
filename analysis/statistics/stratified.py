"""Whether a difference survives once like is compared with like, within each segment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.estimates import Estimate
from analysis.quantities import Quantity, Ratio
from analysis.statistics.confidence import NORMAL_CRITICAL, t_critical, two_sided_p, two_sided_t_p
from analysis.statistics.refusals import NotEstimable, refuse_missing_columns

Floats = NDArray[np.float64]
COUNT_COLUMNS = ("exposed_hits", "exposed_total", "other_hits", "other_total")
SCORE_COLUMNS = (
    "exposed_answers",
    "exposed_sum",
    "exposed_sum_of_squares",
    "other_answers",
    "other_sum",
    "other_sum_of_squares",
)


@dataclass(frozen=True, slots=True)
class Stratified:
    """`crude` pools all strata, `adjusted` compares within each; where they differ, the strata made the difference."""

    crude: Estimate
    adjusted: Estimate


def stratified_risk_ratio(frame: pd.DataFrame | Floats) -> Stratified:
    """How many times likelier a hit is with the exposure than without: pooled, and within strata (Mantel-Haenszel).

    A row per stratum: exposed_hits, exposed_total, other_hits, other_total (an array has them in this order).
    RR = Σ(a·n₀/n)/Σ(c·n₁/n); interval and p on the logarithm with the Greenland-Robins variance. Strata without one of
    the two sides tell nothing and drop out.
    Assumes one ratio in all strata; where they truly differ it is their average. Only what the strata name is held
    equal. Raises NotEstimable where a side has no hits at all.
    Source: Greenland & Robins (1985), doi:10.2307/2530643.
    """
    return _crude_and_adjusted(stratum_counts(frame, COUNT_COLUMNS), _risk_ratio, "risk ratio")


def stratified_odds_ratio(frame: pd.DataFrame) -> Stratified:
    """The same for odds: OR = Σ(a·d/n)/Σ(b·c/n), variance of its logarithm by Robins, Breslow and Greenland.

    Source: Mantel & Haenszel (1959), doi:10.1093/jnci/22.4.719; Robins et al. (1986), doi:10.2307/2531052.
    """
    return _crude_and_adjusted(stratum_counts(frame, COUNT_COLUMNS), _odds_ratio, "odds ratio")


def stratified_mean_difference(frame: pd.DataFrame | Floats, unit: Quantity) -> Stratified:
    """By how much the mean is higher with the exposure than without: pooled, and within strata.

    A row per stratum: answers, sum and sum of squares of the exposed and of the others (exposed_answers, exposed_sum,
    exposed_sum_of_squares, other_…; an array has them in this order). Strata weigh n₁n₀/(n₁ + n₀); each side's variance
    is pooled over the strata, so that a stratum of one is not certain. In the unit given (its amount is ignored); t
    interval with Welch's degrees. p by the larger of that error and the one with the variance of both sides pooled: few
    rare hits on a small side look too much alike.
    Source: Cochran (1968), doi:10.2307/2528036, on adjustment by subclassification.
    """
    rows = stratum_counts(frame, SCORE_COLUMNS)
    pooled = _mean_difference(rows.sum(axis=0, keepdims=True), unit, "difference of means, all strata together")
    return Stratified(pooled, _mean_difference(rows, unit, "difference of means within strata"))


def stratum_counts(frame: pd.DataFrame | Floats, columns: tuple[str, ...]) -> Floats:
    """Strata that hold both sides, as rows. Raises ValueError on bad counts, NotEstimable when none is left."""
    rows = frame if isinstance(frame, np.ndarray) else _as_array(frame, columns)
    of = dict(zip(columns, rows.T, strict=True))
    totals = [of[each] for each in columns if each.endswith(("_total", "_answers"))]
    hits = [of[each] for each in columns if each.endswith("_hits")]
    if np.isnan(rows).any() or any((each < 0).any() for each in (*totals, *hits)):
        raise ValueError(f"counts of strata must be zero or more, got {rows.tolist()}")
    if any((hit > total).any() for hit, total in zip(hits, totals, strict=False)):
        raise ValueError(f"hits must not exceed totals, got {rows.tolist()}")
    kept = rows[(totals[0] > 0) & (totals[1] > 0)]
    if not len(kept):
        raise NotEstimable("no stratum holds both customers with the exposure and customers without")
    return kept


def _as_array(frame: pd.DataFrame, columns: tuple[str, ...]) -> Floats:
    refuse_missing_columns(frame, columns)
    return frame[list(columns)].to_numpy(dtype=float)


def _crude_and_adjusted(rows: Floats, log_ratio: Callable[[Floats], tuple[float, float]], name: str) -> Stratified:
    crude = _ratio(log_ratio(rows.sum(axis=0, keepdims=True)), rows, f"{name}, all strata together")
    return Stratified(crude, _ratio(log_ratio(rows), rows, f"{name} within strata, Mantel-Haenszel"))


def _risk_ratio(rows: Floats) -> tuple[float, float]:
    a, n1, c, n0 = rows.T
    n = n1 + n0
    above, below = (a * n0 / n).sum(), (c * n1 / n).sum()
    _refuse_no_hits(above, below)
    variance = ((n1 * n0 * (a + c) - a * c * n) / n**2).sum() / (above * below)
    return float(np.log(above / below)), float(np.sqrt(max(variance, 0.0)))


def _odds_ratio(rows: Floats) -> tuple[float, float]:
    a, n1, c, n0 = rows.T
    b, d, n = n1 - a, n0 - c, n1 + n0
    right, left = a * d / n, b * c / n
    _refuse_no_hits(right.sum(), left.sum())
    p, q = (a + d) / n, (b + c) / n
    variance = (
        (p * right).sum() / (2 * right.sum() ** 2)
        + (p * left + q * right).sum() / (2 * right.sum() * left.sum())
        + (q * left).sum() / (2 * left.sum() ** 2)
    )
    return float(np.log(right.sum() / left.sum())), float(np.sqrt(variance))


def _refuse_no_hits(above: float, below: float) -> None:
    if above <= 0 or below <= 0:
        raise NotEstimable("one side has no hits, or nothing but hits, so no ratio exists")


def _ratio(logarithm: tuple[float, float], rows: Floats, method: str) -> Estimate:
    value, error = logarithm
    low, middle, high = (Ratio(float(np.exp(value + z * error))) for z in (-NORMAL_CRITICAL, 0, NORMAL_CRITICAL))
    return Estimate(middle, low, high, round(rows[:, [1, 3]].sum()), method, two_sided_p(value, error))


def _mean_difference(rows: Floats, unit: Quantity, method: str) -> Estimate:
    n1, sum1, squares1, n0, sum0, squares0 = rows.T
    weight = n1 * n0 / (n1 + n0)
    weight = weight / weight.sum()
    difference = float((weight * (sum1 / n1 - sum0 / n0)).sum())
    sides = [
        (float((weight**2 / n).sum() * _pooled_variance(n, total, squares)), max(float((n - 1).sum()), 1.0))
        for n, total, squares in ((n1, sum1, squares1), (n0, sum0, squares0))
    ]
    error = float(np.sqrt(sum(part for part, _ in sides)))
    if error == 0:
        raise NotEstimable("no side has any spread within its strata to judge by")
    degrees = error**4 / sum(part**2 / of_side for part, of_side in sides)
    reach = t_critical(degrees) * error
    low, value, high = (unit.with_amount(each) for each in (difference - reach, difference, difference + reach))
    of_all = _pooled_variance(n1 + n0, sum1 + sum0, squares1 + squares0)
    if_alike = float(np.sqrt((weight**2 * (1 / n1 + 1 / n0)).sum() * of_all))
    p_value = two_sided_t_p(difference, max(error, if_alike), degrees)
    return Estimate(value, low, high, round(n1.sum() + n0.sum()), method, p_value)


def _pooled_variance(n: Floats, total: Floats, squares: Floats) -> float:
    spread = np.maximum(squares - total**2 / n, 0.0)
    degrees = (n - 1).sum()
    return float(spread.sum() / degrees) if degrees > 0 else 0.0
