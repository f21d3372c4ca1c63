"""How much faster customers of one kind leave, with others held equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    stratum = np.asarray(rows.groupby(list(strata), observed=True).ngroup(), dtype=np.int64) if strata else None
    followed = Followed(
        rows[exposure].to_numpy(dtype=float),
        np.column_stack([np.empty((len(rows), 0)), *(indicators_of(rows[each]) for each in controls)]),
        rows[duration].to_numpy(dtype=float),
        rows[ended].to_numpy(dtype=bool),
        None if entry is None else rows[entry].to_numpy(dtype=float),
        None if weights is None else rows[weights].to_numpy(dtype=float),
    )
    return ratio_of_paces(followed, exposure, [*controls, *strata], stratum)


@dataclass(frozen=True)
class Followed:
    """Rows of like customers, nothing of them missing: `controls` has a column for each number or indicator.

    Entries and weights (above zero) are None where all were there from the start, and each row is one customer.
    """

    exposed: Floats
    controls: Floats
    durations: Floats
    ended: NDArray[np.bool_]
    entry: Floats | None = None
    weights: Floats | None = None


def ratio_of_paces(
    followed: Followed, exposure: str, held: Sequence[str], stratum: NDArray[np.int64] | None = None
) -> Estimate:
    """As hazard_ratio, for who has the columns as arrays already; `exposure` and `held` name them."""
    times, gone, since, counts = observations(followed.durations, followed.ended, followed.entry, followed.weights)
    exposed = followed.exposed
    _refuse_unanswerable(exposed, gone, exposure)
    design = _design(exposed, followed.controls, exposure)
    if not np.allclose(counts, np.round(counts)):
        raise ValueError("weights must be whole numbers of customers; leave other weights to a weighted mean")
    parts = np.zeros(len(times), dtype=np.int64) if stratum is None else stratum
    chosen = [parts == each for each in np.unique(parts)]
    fit = cox([Lives(design[of], times[of], gone[of], since[of], counts[of]) for of in chosen])
    spread = float(exposed.std())
    value, variance = float(fit.coefficients[0]) / spread, float(fit.covariance[0, 0]) / spread**2
    is_told = 0 < variance < LARGEST_BELIEVABLE_LOG_RATIO**2 / spread**2
    if not is_told or abs(value) * spread > LARGEST_BELIEVABLE_LOG_RATIO:
        raise NotEstimable("the exposure separates who left from who stayed, so no ratio of paces exists")
    error = float(np.sqrt(variance))
    low, middle, high = (Ratio(float(np.exp(value + z * error))) for z in (-NORMAL_CRITICAL, 0, NORMAL_CRITICAL))
    method = f"Cox regression, {', '.join(held) or 'nothing'} held equal"
    return Estimate(middle, low, high, round(float(counts.sum())), method, two_sided_p(value, error))


def _refuse_unanswerable(exposed: Floats, gone: NDArray[np.bool_], exposure: str) -> None:
    levels = np.unique(exposed)
    if len(levels) < 2:
        raise NotEstimable(f"{exposure} is the same for all {len(exposed)} rows")
    for level in levels if len(levels) == 2 else []:
        if not gone[exposed == level].any():
            raise NotEstimable(f"nobody was lost where {exposure} is {level:g}")
    if not gone.any():
        raise NotEstimable("nobody was lost, so there is no pace of leaving to compare")


def _design(exposed: Floats, controls: Floats, exposure: str) -> Floats:
    """The exposure and such controls as are not a sum of the others, in standard deviations."""
    spread = controls.std(axis=0)
    scaled = (controls - controls.mean(axis=0))[:, spread > 0] / spread[spread > 0]
    together = np.column_stack([scaled, (exposed - exposed.mean()) / exposed.std()])
    leftover = np.abs(np.diag(np.linalg.qr(together, mode="r"))) / np.sqrt(len(exposed))
    is_new = leftover > 1e-6
    if len(leftover) < together.shape[1] or not is_new[-1]:
        raise NotEstimable(f"the controls determine {exposure}, so nothing is left to compare")
    return np.column_stack([together[:, -1], scaled[:, is_new[:-1]]])


def indicators_of(control: pd.Series) -> Floats:
    """A column of a number as it is, of text one for each level but the first."""
    if pd.api.types.is_numeric_dtype(control):
        return control.to_numpy(dtype=float)[:, None]
    codes, levels = pd.factorize(control, sort=True)
    return np.asarray(codes[:, None] == np.arange(1, len(levels)), dtype=float)
