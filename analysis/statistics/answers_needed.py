"""How many answers it would take to tell a change from chance."""

from __future__ import annotations

from math import ceil

from scipy.special import ndtri

from analysis.quantities import Count, Points, Share, ShareChange
from analysis.statistics.confidence import CONFIDENCE

POWER = 0.80  # Cohen 1988: four real changes in five are noticed
USUAL_LEVEL = 1 - CONFIDENCE
USUAL_NPS_VARIANCE = 0.61  # of one answer counted +1, 0, -1: the 50/20 company of DESIGN section 6


def answers_needed_for_nps_change(
    change: Points, variance: float = USUAL_NPS_VARIANCE, power: float = POWER, level: float = USUAL_LEVEL
) -> Count | None:
    """Answers that each wave needs to notice a change of that size; None for no change, which none would show.

    n = 2·v·((z + z_power)·100/change)², z two-sided at the level: 1.96 at 5 %, more where a claim must be surer.
    Assumes two independent waves of the same size and spread.
    `variance` of a wave at hand is `NpsCounts(...).variance`. Source: Cohen (1988), doi:10.4324/9780203771587.
    """
    return _answers(2 * variance, change.amount / 100, power, level)


def answers_needed_for_share_change(
    before: Share, change: ShareChange, power: float = POWER, level: float = USUAL_LEVEL
) -> Count | None:
    """The same for a share: n = (p₁(1 - p₁) + p₂(1 - p₂))·((z + z_power)/change)²."""
    after = before.amount + change.amount
    if not (0 <= before.amount <= 1 and -1e-9 <= after <= 1 + 1e-9):
        raise ValueError(f"both shares must lie in 0 to 1, got {before.amount} and {after}")
    return _answers(before.amount * (1 - before.amount) + max(after * (1 - after), 0.0), change.amount, power, level)


def answers_needed_for_score_change(
    change: float, variance: float, power: float = POWER, level: float = USUAL_LEVEL
) -> Count | None:
    """The same for a mean answer whose single answers have that variance; `change` in steps of the scale."""
    return _answers(2 * variance, change, power, level)


def _answers(summed_variance: float, change: float, power: float, level: float) -> Count | None:
    if summed_variance < 0 or not (0 < power < 1 and 0 < level < 1):
        raise ValueError(
            f"needs a variance of 0 or more, power and level within 0 to 1, got {summed_variance}, {power} and {level}"
        )
    if change == 0:
        return None
    needed = summed_variance * (float(ndtri(power) - ndtri(level / 2)) / change) ** 2
    return Count(max(ceil(needed), 1), "answers")
