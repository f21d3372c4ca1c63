"""A number together with what it would be without each cluster of customers: its interval after any arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from analysis.estimates import Estimate
from analysis.quantities import Quantity
from analysis.statistics.confidence import t_critical, two_sided_t_p
from analysis.statistics.refusals import NotEstimable

Floats = NDArray[np.float64]
Transform = Callable[[Floats], Floats]
Scale = tuple[Transform, Transform]  # there and back

OF_RATIOS: Scale = (np.log, np.exp)
OF_SHARES: Scale = (lambda share: np.log(share / (1 - share)), lambda odds: 1 / (1 + np.exp(-odds)))


@dataclass(frozen=True, eq=False)
class Replicated:
    """`value` from all customers; `without` has one entry for each cluster, reckoned from all the others."""

    value: float
    without: Floats

    def __add__(self, other: Replicated | float) -> Replicated:
        return combined(lambda a, b: a + b, self, _lifted(other, self))

    def __sub__(self, other: Replicated | float) -> Replicated:
        return combined(lambda a, b: a - b, self, _lifted(other, self))

    def __mul__(self, other: Replicated | float) -> Replicated:
        return combined(lambda a, b: a * b, self, _lifted(other, self))

    def __truediv__(self, other: Replicated | float) -> Replicated:
        return combined(lambda a, b: a / b, self, _lifted(other, self))

    def through(self, function: Transform) -> Replicated:
        return combined(function, self)


def combined(function: Callable[..., Floats], *numbers: Replicated) -> Replicated:
    """The function of several numbers, reckoned once for all customers and once without each cluster."""
    everything = np.array([each.value for each in numbers], dtype=float)
    without = function(*(each.without for each in numbers))
    return Replicated(float(function(*everything)), np.asarray(without, dtype=float))


def total(numbers: list[Replicated]) -> Replicated:
    return reduce(lambda a, b: a + b, numbers)


def _lifted(number: Replicated | float, like: Replicated) -> Replicated:
    if isinstance(number, Replicated):
        return number
    return Replicated(float(number), np.full(like.without.shape, float(number)))


def standard_error(number: Replicated) -> float:
    """SE = √((G - 1)/G · Σ(θ₍₋g₎ - θ)²) over G clusters. Raises NotEstimable with fewer than two."""
    clusters = len(number.without)
    if clusters < 2:
        raise NotEstimable(f"{clusters} cluster of customers cannot show how much clusters differ; needs two or more")
    return float(np.sqrt((clusters - 1) / clusters * ((number.without - number.value) ** 2).sum()))


def jackknifed(
    number: Replicated,
    quantity: Quantity,
    sample_size: int,
    method: str,
    scale: Scale | None = None,
    no_difference: float | None = None,
) -> Estimate:
    """The number as an estimate with its interval, and the p-value against `no_difference` where one is named.

    θ ± t·SE with G - 1 degrees of freedom, SE by leaving out one cluster of customers at a time. `quantity` gives the
    unit. `scale` is OF_RATIOS or OF_SHARES: the interval is then reckoned on that scale, where
    the number is more nearly normal; `no_difference` is on the number's own scale. Customers within a cluster may
    depend on one another as they like; clusters must not. Raises NotEstimable with fewer than two clusters, or where
    the number does not exist without one of them.
    Source: Kott (2001), The delete-a-group jackknife, Journal of Official Statistics 17, 521-526.
    """
    there, back = scale or (np.asarray, np.asarray)
    with np.errstate(divide="ignore", invalid="ignore"):
        scaled = number.through(there)
    if not np.isfinite([scaled.value, *scaled.without]).all():
        raise NotEstimable("the number does not exist without one of the clusters of customers")
    error, degrees = standard_error(scaled), len(number.without) - 1
    reach = t_critical(degrees) * error
    low, high = (float(back(np.array(scaled.value + each))) for each in (-reach, reach))
    p_value = None
    if no_difference is not None:
        p_value = two_sided_t_p(scaled.value - float(there(np.array(no_difference))), error, degrees)
    ends = min(low, number.value), number.value, max(high, number.value)
    least, value, most = (quantity.with_amount(each) for each in ends)
    return Estimate(value, least, most, sample_size, method, p_value)
