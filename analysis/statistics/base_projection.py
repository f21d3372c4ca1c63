"""How many of today's customers will still be there after so many periods."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from analysis.estimates import Estimate
from analysis.quantities import Count
from analysis.statistics.confidence import NORMAL_CRITICAL
from analysis.statistics.refusals import refuse_none_of
from analysis.statistics.shifted_beta_geometric import Fitted, Floats, ShiftedBetaGeometric


def still_there(fitted: Fitted, ages: ArrayLike, customers: ArrayLike, ahead: Sequence[int]) -> list[Estimate]:
    """The number expected to be there after each of `ahead` periods, of `customers` by whole periods lived (`ages`).

    A customer of age a is there k periods later with S(a + k)/S(a), so N(k) = Σ n(a)·S(a + k)/S(a). The interval is one
    of prediction, for a count that will be seen: the profile interval of N (what the model may be), and the chance of
    who leaves, variance Σ n·p(1 - p), both squared and added. Within 0 and the customers of today.
    Assumes what the model assumes, customers independent, and that nobody comes back.
    Raises ValueError without customers. Source: Fader & Hardie (2007), doi:10.1002/dir.20074.
    """
    at, count, steps = (np.asarray(each, dtype=float) for each in (ages, customers, ahead))
    refuse_none_of("customers", count.sum())

    def chances(model: ShiftedBetaGeometric) -> Floats:
        now = model.survival(at)
        later = model.survival((at[:, None] + steps).ravel()).reshape(len(now), len(at), len(steps))
        return np.asarray(later / now[:, :, None])

    low, value, high = fitted.interval(lambda model: np.einsum("mak,a->mk", chances(model), count))
    each = chances(fitted.model)[0]
    chance = (each * (1 - each) * count[:, None]).sum(axis=0) * NORMAL_CRITICAL**2
    least = np.maximum(value - np.sqrt((value - low) ** 2 + chance), 0.0)
    most = np.minimum(value + np.sqrt((high - value) ** 2 + chance), count.sum())
    method = "shifted-beta-geometric projection, prediction interval"
    whole = round(float(count.sum()))
    middle = np.minimum(value, count.sum())
    return [
        Estimate(*_counts(*ends), sample_size=whole, method=method) for ends in zip(middle, least, most, strict=True)
    ]


def _counts(value: float, low: float, high: float) -> tuple[Count, Count, Count]:
    return Count(float(value), "customers"), Count(float(low), "customers"), Count(float(high), "customers")
