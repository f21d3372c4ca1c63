"""How much of what is explained belongs to each of several things that go together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.statistics.refusals import NotEstimable

Floats = NDArray[np.float64]
# Correlations are refused when two columns, or several together, repeat one another to within this part of a column's
# variance: the weights would then hang on rounding. Both limits are judgement; a leak seldom stops short of them.
SMALLEST_EIGENVALUE = 1e-6
LARGEST_HONEST_R_SQUARED = 1 - 1e-6


@dataclass(frozen=True, slots=True)
class Explained:
    """R² and its parts, which are never negative and add up to it; `shares` are the parts of one."""

    names: tuple[str, ...]
    weights: Floats
    r_squared: float

    @property
    def shares(self) -> Floats:
        return np.asarray(self.weights / self.r_squared)


def relative_weights(names: Sequence[str], among: ArrayLike, with_outcome: ArrayLike) -> Explained:
    """Splits R² over correlated predictors. `among`: their p x p correlations; `with_outcome`: each with the outcome.

    R = V diag(l) V', L = V diag(√l) V', b = L⁻¹r, weight of j = Σ_k L²_jk b²_k: the outcome is regressed on the
    uncorrelated columns nearest to the predictors, and each predictor takes its part of each of those.
    Assumes straight lines and no interactions. It shares out what predictors explain together: a mere companion of a
    driver has weight too, so that a weight says nothing without a test, and a rank nothing without its interval.
    Raises NotEstimable where a column is constant, predictors repeat one another, the outcome is fully explained or
    not at all.
    Source: Johnson (2000), doi:10.1207/S15327906MBR3501_1.
    """
    rxx, rxy = checked(names, among, with_outcome)
    weights = johnson_weights(rxx, rxy)
    return Explained(tuple(names), weights, refuse_extreme(float(weights.sum())))


def johnson_weights(among: Floats, with_outcome: Floats) -> Floats:
    """The same unchecked, over any leading axes: (…, p, p) and (…, p) give (…, p)."""
    values, vectors = np.linalg.eigh(among)
    roots = np.sqrt(np.maximum(values, SMALLEST_EIGENVALUE**2))
    turned = np.swapaxes(vectors, -1, -2)
    nearest = (vectors * roots[..., None, :]) @ turned
    slopes = (vectors / roots[..., None, :]) @ turned @ with_outcome[..., None]
    return np.asarray((nearest**2 @ slopes**2)[..., 0])


def checked(names: Sequence[str], among: ArrayLike, with_outcome: ArrayLike) -> tuple[Floats, Floats]:
    """Correlations as arrays. Raises ValueError where they are none, NotEstimable where they cannot be split."""
    rxx, rxy = np.asarray(among, dtype=float), np.asarray(with_outcome, dtype=float)
    if rxx.shape != (len(names), len(names)) or rxy.shape != (len(names),) or not len(names):
        raise ValueError(f"{len(names)} names need as many rows, columns and outcomes, got {rxx.shape} and {rxy.shape}")
    if np.isnan(rxx).any() or np.isnan(rxy).any():
        constant = [name for name, itself in zip(names, np.diag(rxx), strict=True) if np.isnan(itself)]
        raise NotEstimable(f"{', '.join(constant) or 'the outcome'} is the same in every row; nothing can go with it")
    if np.abs(rxx - rxx.T).max() > 1e-9 or np.abs(np.diag(rxx) - 1).max() > 1e-9 or np.abs(rxy).max() > 1 + 1e-9:
        raise ValueError(
            "correlations are symmetric, with ones on the diagonal and none beyond 1; are these covariances?"
        )
    values, vectors = np.linalg.eigh(rxx)
    if values[0] < SMALLEST_EIGENVALUE:
        alike = [name for name, part in zip(names, vectors[:, 0], strict=True) if abs(part) > 0.1]
        raise NotEstimable(f"{', '.join(alike)} repeat one another, so their parts cannot be told; leave one out")
    return rxx, rxy


def refuse_extreme(r_squared: float) -> float:
    if r_squared > LARGEST_HONEST_R_SQUARED:
        raise NotEstimable("the predictors give the outcome exactly: it was made from them, or one of them from it")
    if r_squared <= 0:
        raise NotEstimable("the predictors explain nothing at all, so there is nothing to split")
    return r_squared
