"""What may be claimed: single tests at the level of all claims, searches with their false discoveries controlled."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan

from scipy.special import ndtri

from analysis.estimates import Estimate, counted
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.statistics.answers_needed import POWER
from analysis.statistics.confidence import NORMAL_CRITICAL
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.stories.claim_level import CLAIM_LEVEL

POWER_CRITICAL = float(ndtri(POWER))


def is_significant(estimate: Estimate, searched: int = 1) -> bool:
    """`searched`: of how many like it this one was picked by its size (Bonferroni)."""
    return estimate.p_value is not None and estimate.p_value * searched < CLAIM_LEVEL


def survivors(searched: Sequence[Estimate | None]) -> list[bool]:
    """Which of those searched may be spoken of; what was not tested (None) never may."""
    p_values = [nan if each is None or each.p_value is None else each.p_value for each in searched]
    return [bool(survives) for survives in benjamini_hochberg(p_values, CLAIM_LEVEL)]


def times_needed(distance: float, half_width: float, searched: int = 1) -> float | None:
    """How many times as many rows would show a difference of that size, whose interval now reaches half_width each way,
    in four of five tries and as the first of so many searched.

    Standard errors shrink with the root of the rows. None where there is no difference, which no number would show.
    """
    if distance == 0:
        return None
    critical = float(ndtri(1 - CLAIM_LEVEL / (2 * searched)))
    error = half_width / NORMAL_CRITICAL
    return max(((critical + POWER_CRITICAL) * error / distance) ** 2, 1.0)


def searched_estimates(searched: int, of: str) -> dict[str, Estimate]:
    """Behind the number in search_caveats."""
    return {"searched": counted(Count(float(searched), of), searched)}


def search_caveats(searched: int, of: str) -> tuple[Sentence, ...]:
    """What every claim out of a search carries; nothing where one thing alone was looked at."""
    if searched < 2:
        return ()
    return (
        sentence(
            "Searched: {searched:word}. What is said to differ or to have moved holds against the chance of finding "
            "one among so many.",
            searched=Count(float(searched), of),
        ),
    )
