"""Whether something happens ever more often, period by period."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.estimates import Estimate
from analysis.quantities import Ratio, ShareChange
from analysis.statistics.confidence import NORMAL_CRITICAL, t_critical, two_sided_p, two_sided_t_p
from analysis.statistics.refusals import NotEstimable

FEWEST_PERIODS = 4  # two for the line, two for the spread about it
MOST_STEPS = 100
Floats = NDArray[np.float64]


def count_trend(
    counts: ArrayLike,
    exposure: ArrayLike | None = None,
    periods_per_step: float = 1.0,
    products: ArrayLike | None = None,
) -> Estimate:
    """By what factor a rate changes from one period to the next (1.10: a tenth more each), with its test.

    `counts` one per period in order, zeros included; `exposure` what they arise from (customers, contracts, days),
    alike in all periods when not given. `periods_per_step` 3 turns monthly counts into a factor per quarter.
    Quasi-Poisson regression log E(count) = a + b·t + log(exposure); errors times √φ, φ = Pearson's χ²/(T - 2), never
    below 1; t with T - 2 degrees. Assumes a steady factor and periods independent: seasons and waves are not known of.
    `products`: G_qr = Σ over customers of their counts in q times in r, where customers raise the same thing again and
    again. Then φ is of steps, Σ(r_i+1 - r_i)²/(2(T - 1)) of Pearson's residuals r, which a turn or a step in the rate
    does not swell, without a floor; beside it stands √(Σ w_q·w_r·G_qr), w = t - t̄, which takes customers as drawn, with
    the normal distribution. The more careful of the two counts.
    Raises NotEstimable with fewer than four periods of exposure or no events.
    Source: McCullagh & Nelder (1989), Generalized Linear Models, §6.2, doi:10.1007/978-1-4899-3242-6; von Neumann
    (1941), doi:10.1214/aoms/1177731677; Liang & Zeger (1986), doi:10.1093/biomet/73.1.13.
    """
    found = np.asarray(counts, dtype=float)
    exposed = np.ones(found.shape) if exposure is None else np.asarray(exposure, dtype=float)
    _refuse_bad_periods(found, exposed)
    is_there = exposed > 0
    time = np.arange(len(found), dtype=float)[is_there]
    alike = None if products is None else np.asarray(products, dtype=float)[np.ix_(is_there, is_there)]
    found, exposed = found[is_there], exposed[is_there]
    if len(found) < FEWEST_PERIODS:
        raise NotEstimable(f"a trend needs {FEWEST_PERIODS} periods, got {len(found)}")
    if np.count_nonzero(found) < 2:
        raise NotEstimable("a trend needs events in two periods at least")
    slope, expected = _poisson_slope(time, found, exposed)
    of_periods, of_customers = (each * periods_per_step for each in _errors(time, found, expected, alike))
    slope, degrees = slope * periods_per_step, len(found) - 2
    reach = max(t_critical(degrees) * of_periods, NORMAL_CRITICAL * of_customers)
    method = "factor per period, quasi-Poisson regression"
    p_value = max(two_sided_t_p(slope, of_periods, degrees), two_sided_p(slope, of_customers))
    low, value, high = (float(np.exp(np.clip(each, -700, 700))) for each in (slope - reach, slope, slope + reach))
    return Estimate(Ratio(value), Ratio(low), Ratio(high), round(found.sum()), method, p_value)


def share_trend(hits: ArrayLike, totals: ArrayLike, periods_per_step: float = 1.0) -> Estimate:
    """By how much a share moves from one period to the next (0.01: a percentage point), with its test.

    Cochran-Armitage: b = Σn(t - t̄)p / Σn(t - t̄)², z = b·√(Σn(t - t̄)²/(p̄(1 - p̄))). Periods without answers are left
    out. Assumes answers independent and the movement a straight line.
    Raises NotEstimable with fewer than three periods, or where every answer is alike.
    Source: Cochran (1954), doi:10.2307/3001616; Armitage (1955), doi:10.2307/3001775.
    """
    found, answers = np.asarray(hits, dtype=float), np.asarray(totals, dtype=float)
    _refuse_bad_periods(found, answers)
    if (found > answers).any():
        raise ValueError(f"hits must not exceed totals, got {found} of {answers}")
    if np.count_nonzero(answers) < 3:
        raise NotEstimable(f"a trend of a share needs three periods, got {np.count_nonzero(answers)}")
    pooled = found.sum() / answers.sum()
    if pooled in (0.0, 1.0):
        raise NotEstimable("every answer is alike, so there is no movement to test")
    time = np.arange(len(found), dtype=float)
    centred = time - (answers * time).sum() / answers.sum()
    leverage = (answers * centred**2).sum()
    slope = float((found * centred).sum() / leverage) * periods_per_step
    error = float(np.sqrt(pooled * (1 - pooled) / leverage)) * periods_per_step
    reach = NORMAL_CRITICAL * error
    method = "percentage points per period, Cochran-Armitage test"
    low, value, high = (ShareChange(each) for each in (slope - reach, slope, slope + reach))
    return Estimate(value, low, high, round(answers.sum()), method, two_sided_p(slope, error))


def _poisson_slope(time: Floats, counts: Floats, exposure: Floats) -> tuple[float, Floats]:
    """Iteratively reweighted least squares of a straight line in the logarithm: slope and expected counts."""
    design = np.column_stack([np.ones_like(time), time - time.mean()])
    beta = np.array([np.log(counts.sum() / exposure.sum()), 0.0])
    for _ in range(MOST_STEPS):
        expected = exposure * np.exp(np.clip(design @ beta, -700, 700))
        information = design.T @ (design * expected[:, None])
        step = np.linalg.solve(information, design.T @ (counts - expected))
        beta = beta + np.clip(step, -5, 5)
        if np.abs(step).max() < 1e-10:
            break
    return float(beta[1]), exposure * np.exp(design @ beta)


def _errors(time: Floats, counts: Floats, expected: Floats, products: Floats | None) -> tuple[float, float]:
    """Of the slope: as periods scatter, and as customers, or single counts where they are not known, are drawn."""
    residuals = (counts - expected) / np.sqrt(expected)
    centred = time - (expected * time).sum() / expected.sum()
    information = (expected * centred**2).sum()
    if products is None:
        dispersion = (residuals**2).sum() / (len(counts) - 2)
        return float(np.sqrt(max(dispersion, 1.0) / information)), float(np.sqrt(1 / information))
    of_steps = (np.diff(residuals) ** 2).sum() / (2 * (len(counts) - 1))
    of_customers = centred @ products @ centred / information
    return float(np.sqrt(of_steps / information)), float(np.sqrt(max(of_customers, 1.0) / information))


def _refuse_bad_periods(counts: Floats, exposure: Floats) -> None:
    if counts.shape != exposure.shape:
        raise ValueError(f"one count and one exposure per period are needed, got {counts.size} and {exposure.size}")
    if np.isnan(counts).any() or np.isnan(exposure).any() or (counts < 0).any() or (exposure < 0).any():
        raise ValueError("counts and exposure must be zero or more; give 0 for a period without events, not null")
    if (counts[exposure == 0] > 0).any():
        raise ValueError("events in a period without exposure; are both counted over the same customers?")
