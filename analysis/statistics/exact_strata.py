"""Whether as many hits fall on the exposed, within strata, as chance would deal them: exact, however few there are."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import gammaln

from analysis.statistics.confidence import two_sided_p
from analysis.statistics.stratified import COUNT_COLUMNS, stratum_counts

Floats = NDArray[np.float64]
MOST_EXACT = 1_500  # hits of the exposed that could have been; beyond them the normal curve says the same


def exact_stratified_p(frame: pd.DataFrame | Floats) -> float:
    """The chance of a count of hits as uneven as this, were the exposure of no matter within every stratum.

    A row per stratum, whole numbers: exposed_hits, exposed_total, other_hits, other_total. Given its totals, the hits
    of the exposed in a stratum are hypergeometric; their sum over strata is the convolution. p is twice the smaller
    tail, at most 1. With more than 1,500 possible hits: the normal curve with half a hit of continuity correction
    (Mantel-Haenszel). Assumes that within a stratum any customer is as likely to be hit as any other: no approximation
    beyond that, so ten customers of whom three left are judged as strictly as ten thousand. Discrete, hence a little
    too strict. 1 where no stratum can tell. Raises ValueError on bad counts, NotEstimable without any stratum of both.
    Source: Mehta, Patel & Gray (1985), J. Am. Stat. Assoc. 80, 969-973; Mantel & Haenszel (1959),
    doi:10.1093/jnci/22.4.719.
    """
    hit, exposed, other_hit, others = np.rint(stratum_counts(frame, COUNT_COLUMNS)).T
    hits, total = hit + other_hit, exposed + others
    least, most = np.maximum(0.0, hits - others), np.minimum(hits, exposed)
    can_tell = most > least
    seen = float(hit[can_tell].sum())
    of_these = [each[can_tell] for each in (exposed, total, hits, least, most)]
    if not can_tell.any():
        return 1.0
    if float((most - least).sum()) > MOST_EXACT:
        return _normal_p(seen, *of_these[:3])
    chance, offset = _summed(*of_these)
    place = round(seen - offset)
    return float(min(1.0, 2 * min(chance[: place + 1].sum(), chance[place:].sum())))


def _normal_p(seen: float, exposed: Floats, total: Floats, hits: Floats) -> float:
    expected = float((exposed * hits / total).sum())
    spread = exposed * (total - exposed) * hits * (total - hits) / (total**2 * np.maximum(total - 1, 1))
    return two_sided_p(max(abs(seen - expected) - 0.5, 0.0), sqrt(float(spread.sum())))


def _summed(exposed: Floats, total: Floats, hits: Floats, least: Floats, most: Floats) -> tuple[Floats, float]:
    """The chance of each sum of hits, from the least possible on, and that least."""
    steps = np.arange(int((most - least).max()) + 1)
    counts = least[:, None] + steps
    possible = counts <= most[:, None]
    counts = np.minimum(counts, most[:, None])
    log_chance = (
        _log_choose(exposed[:, None], counts)
        + _log_choose((total - exposed)[:, None], hits[:, None] - counts)
        - _log_choose(total, hits)[:, None]
    )
    chances = np.where(possible, np.exp(log_chance), 0.0)
    whole = np.ones(1)
    for chance, width in zip(chances, (most - least).astype(int), strict=True):
        whole = np.convolve(whole, chance[: width + 1])
    return whole, float(least.sum())


def _log_choose(of: Floats, chosen: Floats) -> Floats:
    return np.asarray(gammaln(of + 1) - gammaln(chosen + 1) - gammaln(of - chosen + 1))
