"""Whether several predictors say anything at all of an outcome, and which says something that the others do not."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray
from scipy.special import fdtrc, fdtri, stdtr

from analysis.quantities import Count
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.resampled_intervals import freed_of_chance
from analysis.statistics.within_groups import Floats

POWER = 0.8  # the convention of the field (Cohen 1988), as in answers_needed
MOST_ROWS_LOOKED_FOR = 1_000_000


@dataclass(frozen=True, slots=True)
class PartialTest:
    """`overall_p`: F test that no predictor says anything. `p_values`: of each slope, over all slopes by Holm.

    `slopes` are in standard deviations; `sizes` are what the tests rest on: rows, groups, predictors.
    """

    overall_p: float
    p_values: Floats
    slopes: Floats
    r_squared: float
    sizes: tuple[int, int, int]

    @property
    def degrees(self) -> int:
        """Degrees of freedom left: rows less groups less predictors."""
        rows, groups, predictors = self.sizes
        return rows - groups - predictors


def partial_test(predictors: Floats, outcome: Floats, labels: NDArray[np.generic]) -> PartialTest:
    """Regression of the outcome on all predictors, each column less its mean within the row's group.

    Overall: F = (R²/p)/((1 - R²)/(n - g - p)). Each slope: t with HC3 errors, which hold where the outcome scatters
    unevenly (marks at the end of a scale, yes or no), the p-values stepped down by Holm, so that over the whole set
    a false one is claimed at most as often as the level says. Assumes straight lines and independent rows.
    Raises NotEstimable with no more rows than groups and predictors.
    Source: Long & Ervin (2000), doi:10.1080/00031305.2000.10474549; Holm (1979), Scand. J. Statist. 6, 65-70.
    """
    rows, width = predictors.shape
    group_sizes = np.unique(labels, return_inverse=True, return_counts=True)
    groups, degrees = len(group_sizes[0]), rows - len(group_sizes[0]) - width
    if degrees < 1:
        raise NotEstimable(f"{rows} rows are too few for {width} predictors within {groups} groups")
    inverse = np.linalg.inv(predictors.T @ predictors)
    slopes = inverse @ predictors.T @ outcome
    residual = outcome - predictors @ slopes
    r_squared = 1 - float(residual @ residual / (outcome @ outcome))
    leverage = ((predictors @ inverse) * predictors).sum(axis=1) + 1 / group_sizes[2][group_sizes[1]]
    spread = predictors * (residual / np.maximum(1 - leverage, 1e-6))[:, None]
    errors = np.sqrt(np.diag(inverse @ (spread.T @ spread) @ inverse))
    p_values = 2 * stdtr(degrees, -np.abs(slopes) / np.maximum(errors, 1e-300))
    scale = np.sqrt((predictors**2).sum(axis=0) / (outcome @ outcome))
    statistic = inf if r_squared >= 1 else (r_squared / width) / ((1 - r_squared) / degrees)
    overall = float(fdtrc(width, degrees, statistic))
    return PartialTest(overall, holm(p_values), slopes * scale, r_squared, (rows, groups, width))


def holm(p_values: Floats) -> Floats:
    """Each p-value as it counts when all were tested: the k-th smallest of m times m - k + 1, never falling."""
    order = np.argsort(p_values)
    stepped = np.maximum.accumulate(p_values[order] * np.arange(len(p_values), 0, -1))
    adjusted = np.empty(len(p_values))
    adjusted[order] = np.minimum(stepped, 1.0)
    return adjusted


def rows_needed(test: PartialTest, level: float, of: str) -> Count | None:
    """How many rows would pass the overall test at `level` four times in five, were R² truly what it seems.

    R² is first freed of what chance adds to it. None where nothing is left of it.
    """
    rows, groups, width = test.sizes
    honest = freed_of_chance(test.r_squared, rows, groups, width)
    if honest <= 0:
        return None
    low, high = groups + width + 1, MOST_ROWS_LOOKED_FOR
    if not _passes(high, honest, test.sizes, level):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if _passes(middle, honest, test.sizes, level) else (middle + 1, high)
    return Count(float(low), of)


def _passes(rows: int, r_squared: float, sizes: tuple[int, int, int], level: float) -> bool:
    from scipy.stats import ncf  # asked of no telling's usual path, and half a second to import

    _, groups, width = sizes
    degrees = rows - groups - width
    limit = fdtri(width, degrees, 1 - level)
    return bool(ncf.sf(limit, width, degrees, rows * r_squared / (1 - r_squared)) >= POWER)
