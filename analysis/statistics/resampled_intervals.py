"""Intervals from resamples, widened as few rows demand."""

from __future__ import annotations

from math import atanh, sqrt, tanh
from typing import TypeVar

import numpy as np
from scipy.special import ndtr

from analysis.statistics.confidence import t_critical
from analysis.statistics.within_groups import Floats

ALL_BUT_ONE = 1 - 1e-9  # of a resample that is explained in full artanh would be infinite
Number = TypeVar("Number", float, Floats)


def middle(drawn: Floats, rows: int, degrees: int) -> tuple[float, float]:
    """The middle 95 % of the resamples, and a little more: percentiles Φ(∓t·√(n/f)), f the degrees of freedom left.

    Resamples of few rows scatter too little, by √(f/n), and know no t: the expanded percentile interval.
    Source: Hesterberg (2015), doi:10.1080/00031305.2015.1089789, section 3.
    """
    tail = 100 * float(ndtr(-_reach(rows, degrees)))
    low, high = np.percentile(drawn, [tail, 100 - tail])
    return float(low), float(high)


def of_r_squared(r_squared: float, drawn: Floats, rows: int, groups: int, predictors: int) -> tuple[float, float]:
    """An interval of R² from its resamples, on the scale of artanh(R), on which they scatter evenly.

    R² and each resample are first freed of what chance adds to them; the reach is t·√(n/f) spreads of the resamples.
    Source: Olkin & Finn (1995), doi:10.1037/0033-2909.118.1.155, on R; Hesterberg (2015) on the reach.
    """
    degrees = rows - groups - predictors
    centre = atanh(sqrt(min(max(freed_of_chance(r_squared, rows, groups, predictors), 0.0), ALL_BUT_ONE)))
    freed = np.clip(freed_of_chance(drawn, rows, groups, predictors), 0.0, ALL_BUT_ONE)
    reach = _reach(rows, degrees) * float(np.arctanh(np.sqrt(freed)).std())
    return tanh(max(centre - reach, 0.0)) ** 2, tanh(centre + reach) ** 2


def freed_of_chance(r_squared: Number, rows: int, groups: int, predictors: int) -> Number:
    """Adjusted R², 1 - (1 - R²)(n - g)/(n - g - p): below zero where there is less than chance alone would give."""
    return 1 - (1 - r_squared) * (rows - groups) / (rows - groups - predictors)


def _reach(rows: int, degrees: int) -> float:
    return t_critical(degrees) * sqrt(rows / degrees)
