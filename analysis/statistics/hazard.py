"""How much faster customers of one kind leave, with others held equal."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.estimates import Estimate
from analysis.quantities import Ratio
from analysis.statistics.confidence import NORMAL_CRITICAL, two_sided_p
from analysis.statistics.cox import Floats, Lives, cox
from analysis.statistics.refusals import NotEstimable, refuse_missing_columns
from analysis.statistics.survival import observations

# e^5 per standard deviation: the exposure separates who left from who stayed, and the fit only ran out of steps.
LARGEST_BELIEVABLE_LOG_RATIO = 5.0


def hazard_ratio(
    frame: pd.DataFrame,
    duration: str,
    ended: str,
    exposure: str,
    controls: Sequence[str] = (),
    entry: str | None = None,
    weights: str | None = None,
    strata: Sequence[str] = (),
) -> Estimate:
    """How many times faster those with the exposure leave than those without, at any one time, controls held equal.

    One row per customer (or per group of `weights` like customers). `exposure` is 0/1, or a number (then per unit).
    Controls may be numbers or text (one indicator per level but the first); strata get a pace of their own. Rows with
    a missing cell in these columns are left out; controls that repeat others change nothing.
    Cox: h(t|x) = h₀(t)·exp(βx), ratio e^β, Efron's ties, Wald interval and p-value.
    Assumes that the ratio is the same at all times, and that what is not controlled for does not matter: see e_value.
    It is no effect of a decision by itself. Raises NotEstimable where nobody was exposed, nobody was lost on a side, or
    the controls determine the exposure; ValueError on missing columns or durations that cannot be.
    Source: Cox (1972), doi:10.1111/j.2517-6161.1972.tb00899.x.
    """
    named = [duration, ended, exposure, *controls, *strata, *[each for each in (entry, weights) if each]]
    refuse_missing_columns(frame, named)
    is_whole = np.logical_and.reduce([frame[each].notna().to_numpy() for each in named])
    if weights:
        is_whole &= frame[weights].to_numpy(dtype=float) > 0
    rows = frame[named] if is_whole.all() else frame.loc[is_whole, named]
    exposed = rows[exposure].to_numpy(dtype=float)
    _refuse_unanswerable(exposed, rows[ended].to_numpy(dtype=bool), exposure)
    fit = cox(_lives(rows, _design(rows, exposure, list(controls)), duration, ended, entry, weights, list(strata)))
    spread = float(exposed.std())
    value, variance = float(fit.coefficients[0]) / spread, float(fit.covariance[0, 0]) / spread**2
    is_told = 0 < variance < LARGEST_BELIEVABLE_LOG_RATIO**2 / spread**2
    if not is_told or abs(value) * spread > LARGEST_BELIEVABLE_LOG_RATIO:
        raise NotEstimable("the exposure separates who left from who stayed, so no ratio of paces exists")
    error = float(np.sqrt(variance))
    low, middle, high = (Ratio(float(np.exp(value + z * error))) for z in (-NORMAL_CRITICAL, 0, NORMAL_CRITICAL))
    size = round(float(rows[weights].sum())) if weights else len(rows)
    method = f"Cox regression, {', '.join([*controls, *strata]) or 'nothing'} held equal"
    return Estimate(middle, low, high, size, method, two_sided_p(value, error))


def _refuse_unanswerable(exposed: Floats, gone: NDArray[np.bool_], exposure: str) -> None:
    levels = np.unique(exposed)
    if len(levels) < 2:
        raise NotEstimable(f"{exposure} is the same for all {len(exposed)} rows")
    for level in levels if len(levels) == 2 else []:
        if not gone[exposed == level].any():
            raise NotEstimable(f"nobody was lost where {exposure} is {level:g}")
    if not gone.any():
        raise NotEstimable("nobody was lost, so there is no pace of leaving to compare")


def _design(rows: pd.DataFrame, exposure: str, controls: list[str]) -> Floats:
    """The exposure and such controls as are not a sum of the others, in standard deviations."""
    indicators = np.column_stack([np.empty((len(rows), 0)), *(_columns_of(rows[each]) for each in controls)])
    exposed = rows[exposure].to_numpy(dtype=float)[:, None]
    spread = indicators.std(axis=0)
    scaled = (indicators - indicators.mean(axis=0))[:, spread > 0] / spread[spread > 0]
    together = np.column_stack([scaled, (exposed - exposed.mean()) / exposed.std()])
    leftover = np.abs(np.diag(np.linalg.qr(together, mode="r"))) / np.sqrt(len(rows))
    is_new = leftover > 1e-6
    if len(leftover) < together.shape[1] or not is_new[-1]:
        raise NotEstimable(f"the controls determine {exposure}, so nothing is left to compare")
    return np.column_stack([together[:, -1], scaled[:, is_new[:-1]]])


def _columns_of(control: pd.Series) -> Floats:
    if pd.api.types.is_numeric_dtype(control):
        return control.to_numpy(dtype=float)[:, None]
    codes, levels = pd.factorize(control, sort=True)
    return np.asarray(codes[:, None] == np.arange(1, len(levels)), dtype=float)


def _lives(
    rows: pd.DataFrame,
    design: Floats,
    duration: str,
    ended: str,
    entry: str | None,
    weights: str | None,
    strata: list[str],
) -> list[Lives]:
    times, gone, since, counts = observations(
        rows[duration], rows[ended], None if entry is None else rows[entry], None if weights is None else rows[weights]
    )
    if not np.allclose(counts, np.round(counts)):
        raise ValueError("weights must be whole numbers of customers; leave other weights to a weighted mean")
    stratum = rows.groupby(strata, observed=True).ngroup().to_numpy() if strata else np.zeros(len(rows))
    chosen = [stratum == each for each in np.unique(stratum)]
    return [Lives(design[of], times[of], gone[of], since[of], counts[of]) for of in chosen]
