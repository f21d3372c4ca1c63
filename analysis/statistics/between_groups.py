"""How much of the difference between answers lies between groups, and whether chance alone would part them so."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtrc

from analysis.statistics.refusals import NotEstimable


@dataclass(frozen=True, slots=True)
class BetweenGroups:
    """`share_explained`: of the variance of answers, corrected for the number of groups; 0 or more.

    `statistic` is χ² with `degrees`; `p_value` belongs to "none of it".
    """

    share_explained: float
    statistic: float
    degrees: int

    @property
    def p_value(self) -> float:
        return float(chdtrc(self.degrees, max(self.statistic, 0.0)))

    def adds_to(self, coarser: BetweenGroups) -> float:
        """The p-value of "this finer grouping of the same answers says no more than the coarser that it divides"."""
        degrees = self.degrees - coarser.degrees
        return float(chdtrc(degrees, max(self.statistic - coarser.statistic, 0.0))) if degrees > 0 else 1.0


def between_groups(answers: ArrayLike, totals: ArrayLike, totals_of_squares: ArrayLike) -> BetweenGroups:
    """Compares groupings of the same answers, even of different numbers of groups.

    One entry a group: answers n (or an effective number), Σx, Σx². With k groups, SSB = Σn(m_g - m)², SST = Σ(x - m)²:
    share explained ε² = (SSB - (k - 1)·(SST - SSB)/(n - k))/SST, Q = SSB/(SST/n) against χ² with k - 1 degrees.
    Assumes independent answers. Raises NotEstimable with fewer than two groups, or no spread at all.
    Sources: Kelley (1935), doi:10.1073/pnas.21.9.554; Cochran (1954), doi:10.2307/3001616.
    """
    n, x, squares = (np.asarray(each, dtype=float) for each in (answers, totals, totals_of_squares))
    size, groups = n.sum(), len(n)
    mean = x.sum() / size if size > 0 else 0.0
    total = squares.sum() - size * mean**2
    if groups < 2 or size <= groups or total <= 1e-12 * max(squares.sum(), 1.0):
        raise NotEstimable(f"needs two groups, more answers than groups, and answers that differ; got {groups} groups")
    between = float((n * (x / n - mean) ** 2).sum())
    explained = (between - (groups - 1) * (total - between) / (size - groups)) / total
    return BetweenGroups(max(explained, 0.0), between / (total / size), groups - 1)
