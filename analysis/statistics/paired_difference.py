"""By how much the same customers rate one thing otherwise than another."""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import ArrayLike

from analysis.estimates import Estimate
from analysis.quantities import Quantity
from analysis.statistics.confidence import t_critical, two_sided_t_p
from analysis.statistics.refusals import NotEstimable

METHOD = "mean difference of pairs, t test"


def paired_difference(first: ArrayLike, second: ArrayLike, unit: Quantity) -> Estimate:
    """Mean of first less second over the same rows, in the unit given (its amount is ignored).

    d ± t·s/√n with n - 1 degrees of freedom, s the spread of the differences: what customers have in common, their
    mood, drops out. Assumes rows (customers) independent. Raises ValueError where the two differ in length or a value
    is missing, NotEstimable with fewer than two rows or where all differences are the same.
    Source: Student (1908), doi:10.1093/biomet/6.1.1.
    """
    one, other = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    if one.shape != other.shape or np.isnan(one).any() or np.isnan(other).any():
        raise ValueError(f"pairs need two values each, got {one.shape} and {other.shape}; is one of them missing?")
    rows = len(one)
    apart = one - other
    if rows < 2 or apart.std() == 0:
        raise NotEstimable(f"{rows} pairs with no spread in their differences tell nothing of chance")
    mean, error = float(apart.mean()), float(apart.std(ddof=1)) / sqrt(rows)
    reach = t_critical(rows - 1) * error
    low, value, high = (unit.with_amount(each) for each in (mean - reach, mean, mean + reach))
    return Estimate(value, low, high, rows, METHOD, two_sided_t_p(mean, error, rows - 1))
