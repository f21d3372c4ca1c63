"""The parts of what is explained, averaged over every order in which predictors could be entered."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import ArrayLike

from analysis.statistics.refusals import NotEstimable
from analysis.statistics.relative_weights import Explained, Floats, checked, refuse_extreme

MOST_PREDICTORS = 12  # 4,096 regressions take 20 ms; each further predictor doubles them


def lmg(names: Sequence[str], among: ArrayLike, with_outcome: ArrayLike) -> Explained:
    """Splits R² by what each predictor adds, averaged over all orders of entering (Shapley's value of R²).

    Part of j = Σ over subsets S without j of (|S|!(p - |S| - 1)!/p!)·(R²(S and j) - R²(S)), from all 2^p regressions.
    Takes what relative_weights takes. Assumes straight lines and no interactions.
    Raises NotEstimable with more than twelve predictors, and where relative_weights does.
    Source: Lindeman, Merenda & Gold (1980), Introduction to Bivariate and Multivariate Analysis, p. 119;
    Grömping (2007), doi:10.1198/000313007X188252.
    """
    if len(names) > MOST_PREDICTORS:
        raise NotEstimable(f"LMG is exact up to {MOST_PREDICTORS} predictors, got {len(names)}; use relative weights")
    rxx, rxy = checked(names, among, with_outcome)
    explained = _all_r_squared(rxx, rxy)
    refuse_extreme(float(explained[-1]))
    return Explained(tuple(names), _averaged(explained, len(names)), float(explained[-1]))


def _all_r_squared(rxx: Floats, rxy: Floats) -> Floats:
    """R² of every subset; its place is the number whose bits name the predictors in it."""
    predictors = len(rxy)
    found = np.zeros(2**predictors)
    for size in range(1, predictors + 1):
        chosen = np.array(list(combinations(range(predictors), size)))
        slopes = np.linalg.solve(rxx[chosen[:, :, None], chosen[:, None, :]], rxy[chosen][..., None])[..., 0]
        found[(1 << chosen).sum(axis=1)] = (slopes * rxy[chosen]).sum(axis=1)
    return found


def _averaged(explained: Floats, predictors: int) -> Floats:
    subsets = np.arange(len(explained))
    sizes = np.array([int(subset).bit_count() for subset in subsets])
    chance = np.array([1 / (predictors * comb(predictors - 1, size)) for size in range(predictors)])
    parts = np.empty(predictors)
    for place in range(predictors):
        without = subsets[(subsets >> place) & 1 == 0]
        parts[place] = (chance[sizes[without]] * (explained[without | (1 << place)] - explained[without])).sum()
    return parts
