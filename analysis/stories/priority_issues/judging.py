"""What may be claimed: single tests at the usual level, searches with their false discoveries controlled."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan

from scipy.stats import norm

from analysis.estimates import Estimate
from analysis.statistics.answers_needed import POWER
from analysis.statistics.confidence import NORMAL_CRITICAL
from analysis.statistics.false_discovery import benjamini_hochberg

CLAIM_LEVEL = 0.05  # the convention of the field, as the 95 % intervals beside it
REACH = NORMAL_CRITICAL + float(norm.ppf(POWER))  # standard errors that show a difference in four of five tries


def is_significant(estimate: Estimate) -> bool:
    return estimate.p_value is not None and estimate.p_value < CLAIM_LEVEL


def survivors(searched: Sequence[Estimate | None]) -> list[bool]:
    """Which of those searched may be spoken of; what was not tested (None) never may."""
    p_values = [nan if each is None or each.p_value is None else each.p_value for each in searched]
    return [bool(survives) for survives in benjamini_hochberg(p_values)]


def times_needed(distance: float, half_width: float) -> float | None:
    """How many times as many rows would show a difference of that size, whose interval now reaches half_width each way.

    Standard errors shrink with the root of the rows. None where there is no difference, which no number would show.
    """
    if distance == 0:
        return None
    return max((REACH * half_width / NORMAL_CRITICAL / distance) ** 2, 1.0)
