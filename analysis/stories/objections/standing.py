"""Whether a claim stands when it is counted otherwise: in another weighing, like with like, without a customer."""

from __future__ import annotations

from math import log

from scipy.special import ndtri

from analysis.estimates import Estimate
from analysis.quantities import Quantity, Ratio
from analysis.statistics.confidence import NORMAL_CRITICAL
from analysis.stories.claim_level import ALONE_LEVEL

TOO_SURE = 1e-12  # below it a p keeps no digits to go back from
NEAR = 0.1  # of half an interval: nobody would call that another figure


def is_open(main: Estimate, level: float = ALONE_LEVEL) -> bool:
    """A difference that was tested and cannot be told at that level."""
    return main.p_value is not None and main.p_value >= level


def holds(main: Estimate, other: Estimate, level: float = ALONE_LEVEL) -> bool:
    """A level stays within its interval, an open claim stays open; what is told keeps its side of no difference."""
    if main.p_value is None:
        return main.low.amount <= other.value.amount <= main.high.amount
    if is_open(main, level):
        return is_open(other, level) or _reaches_over(other)
    return side(main.value) == side(other.low) == side(other.high)


def holds_without(main: Estimate, low: Quantity, high: Quantity, level: float = ALONE_LEVEL) -> bool:
    """The same for a figure that lies between low and high, as uncertain there as `main` is."""
    error = _error(main)
    if main.p_value is None or error == 0:
        return main.low.amount <= low.amount and high.amount <= main.high.amount
    reach = error * float(ndtri(1 - level / 2))
    if is_open(main, level):
        reach = max(reach, abs(_distance(main.value)))
        return all(abs(_distance(end)) <= reach for end in (low, high))
    told = (abs(_distance(end)) > reach for end in (low, high))
    return all(told) and side(low) == side(high) == side(main.value)


def is_as_good_as(main: Estimate, other: Estimate) -> bool:
    """So near that saying both would say one number twice."""
    return abs(main.value.amount - other.value.amount) <= NEAR * (main.high.amount - main.low.amount) / 2


def side(quantity: Quantity) -> int:
    """Of no difference: 1 above, -1 below."""
    neutral = 1.0 if isinstance(quantity, Ratio) else 0.0
    return (quantity.amount > neutral) - (quantity.amount < neutral)


def _error(main: Estimate) -> float:
    """As the test has it, from its p; where that is too small to tell, from the interval."""
    if main.p_value is not None and TOO_SURE < main.p_value < 1:
        return abs(_distance(main.value)) / float(-ndtri(main.p_value / 2))
    return (_distance(main.high) - _distance(main.low)) / 2 / NORMAL_CRITICAL


def _reaches_over(estimate: Estimate) -> bool:
    return side(estimate.low) != side(estimate.high)


def _distance(quantity: Quantity) -> float:
    """From no difference, on the scale on which an interval is even."""
    return log(max(quantity.amount, 1e-12)) if isinstance(quantity, Ratio) else quantity.amount
