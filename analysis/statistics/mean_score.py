"""A mean answer with its interval, and the change between two."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from analysis.estimates import Estimate
from analysis.quantities import Score
from analysis.statistics.confidence import clamped, t_critical, two_sided_t_p
from analysis.statistics.refusals import refuse_negative, refuse_none_of
from analysis.statistics.share import wilson


@dataclass(frozen=True, slots=True)
class ScoreSums:
    """What SQL counts for a mean: the sum of the answers, of their squares, and how many there are."""

    total: float
    total_of_squares: float
    answers: float

    def __post_init__(self) -> None:
        refuse_negative(total_of_squares=self.total_of_squares, answers=self.answers)
        refuse_none_of("answers", self.answers)

    @property
    def mean(self) -> float:
        return self.total / self.answers

    @property
    def variance(self) -> float:
        """Of one answer, with n - 1 below the line; 0 where there is one answer."""
        spread = self.total_of_squares - self.total**2 / self.answers
        is_rounding = spread < 1e-9 * max(self.total_of_squares, 1.0)
        return 0.0 if is_rounding or self.answers <= 1 else spread / (self.answers - 1)


def mean_score(total: float, total_of_squares: float, answers: float, scale_low: float, scale_high: float) -> Estimate:
    """The mean answer on its question's scale.

    Interval: mean ± t·s/√n, clamped to the scale. Where all answers are alike (or there is one) s says nothing: then
    the Wilson bound for the share of unlike answers not yet seen, each put at the far end of the scale, is used.
    Assumes answers independent and the steps of the scale even. Raises ValueError when the mean lies off the scale.
    Source: Student (1908), doi:10.1093/biomet/6.1.1.
    """
    sums = ScoreSums(total, total_of_squares, answers)
    if not scale_low - 1e-9 <= sums.mean <= scale_high + 1e-9:
        raise ValueError(f"a mean must lie in {scale_low} to {scale_high}, got {sums.mean}; is the scale another one?")
    mean = clamped(sums.mean, scale_low, scale_high)
    low, high = _interval(sums, mean, scale_low, scale_high)
    value = Score(mean, scale_low, scale_high)
    return Estimate(value, value.with_amount(low), value.with_amount(high), round(answers), "mean score, t interval")


def _interval(sums: ScoreSums, mean: float, scale_low: float, scale_high: float) -> tuple[float, float]:
    if sums.variance == 0:
        unseen = wilson(0.0, sums.answers)[1]
        return mean - unseen * (mean - scale_low), mean + unseen * (scale_high - mean)
    reach = t_critical(sums.answers - 1) * sqrt(sums.variance / sums.answers)
    return max(mean - reach, scale_low), min(mean + reach, scale_high)


def mean_score_change(before: ScoreSums, after: ScoreSums, scale_low: float, scale_high: float) -> Estimate:
    """By how much a mean answer moved, and whether chance alone would move it as far.

    Welch's test: t = (m₂ - m₁)/√(s₁²/n₁ + s₂²/n₂) with Satterthwaite's degrees of freedom; unequal spreads are fine.
    Where neither side has any spread nothing can be told: p is 1 and the interval the whole scale.
    Source: Welch (1947), doi:10.1093/biomet/34.1-2.28.
    """
    change = after.mean - before.mean
    width = scale_high - scale_low
    low, high, p_value = -width, width, 1.0
    parts = (before.variance / before.answers, after.variance / after.answers)
    if before.answers > 1 and after.answers > 1 and sum(parts) > 0:
        error = sqrt(sum(parts))
        degrees = sum(parts) ** 2 / (parts[0] ** 2 / (before.answers - 1) + parts[1] ** 2 / (after.answers - 1))
        reach = t_critical(degrees) * error
        low, high = max(change - reach, low), min(change + reach, high)
        p_value = two_sided_t_p(change, error, degrees)
    value = Score(change, scale_low, scale_high)
    size = round(before.answers + after.answers)
    return Estimate(
        value, value.with_amount(low), value.with_amount(high), size, "difference of two means, Welch's test", p_value
    )
