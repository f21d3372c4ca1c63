"""How far a mean can move when any single customer is left out, from sums alone."""

from __future__ import annotations

from math import inf, sqrt

from analysis.statistics.design_effect import CustomerSums
from analysis.statistics.refusals import refuse_none_of


def bounds_without_one(
    sums: CustomerSums, lowest_mark: float, highest_mark: float, most_answers: float = inf
) -> tuple[float, float] | None:
    """The lowest and the highest mean mark that leaving out one customer can give; None where one may be everybody.

    Without a customer of a answers and s marks the mean R moves by (R·a - s)/(A - a). No customer gives more than
    `most_answers` nor more than √Σa², none has marks outside lowest_mark·a to highest_mark·a, and |s - R·a| is at most
    √((m - 1)/m·Σ(s - R·a)²), since these deviations add up to none. Bounds, not extremes: no customer need reach them.
    Raises ValueError without answers.
    Source: Samuelson (1968), How Deviant Can You Be?, doi:10.2307/2285901, for the bound of a single deviation.
    """
    refuse_none_of("answers", sums.answers)
    mean = sums.marks / sums.answers
    spread = sums.marks_squared - 2 * mean * sums.marks_by_answers + mean**2 * sums.answers_squared
    deviation = sqrt(max(spread, 0.0) * (sums.customers - 1) / sums.customers) if sums.customers > 1 else 0.0
    largest = min(sums.answers - sums.customers + 1, sqrt(sums.answers_squared), most_answers)
    return _bounds(mean, sums.answers, largest, (lowest_mark, highest_mark), deviation)


def bounds_by_most_answers(
    mean: float, answers: float, most_answers: float, lowest_mark: float, highest_mark: float
) -> tuple[float, float] | None:
    """The same where nothing is known of single customers but the most answers that any of them gave."""
    refuse_none_of("answers", answers)
    return _bounds(mean, answers, most_answers, (lowest_mark, highest_mark), inf)


def _bounds(
    mean: float, answers: float, largest: float, marks: tuple[float, float], deviation: float
) -> tuple[float, float] | None:
    if largest >= answers:
        return None
    lowest, highest = marks
    down = min((highest - mean) * largest, deviation) / (answers - largest)
    up = min((mean - lowest) * largest, deviation) / (answers - largest)
    return max(mean - down, lowest), min(mean + up, highest)
