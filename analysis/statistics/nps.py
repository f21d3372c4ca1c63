"""Net Promoter Score with its interval, and the change between two."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from analysis.estimates import Estimate
from analysis.quantities import Points
from analysis.statistics.confidence import (
    NORMAL_CRITICAL,
    SMALLEST_EXPECTED_CELL,
    clamped,
    t_critical,
    two_sided_p,
    two_sided_t_p,
)
from analysis.statistics.refusals import refuse_negative, refuse_none_of

ADDED_ANSWERS = 3.0  # Rocks 2016: the adjustment whose coverage was best from n = 10 on
ADDED_TO_EACH_END = 0.75
ANSWERS_AS_MANY_AS_ALL = 200.0  # from here on t is the normal distribution to two digits, in the tails too


@dataclass(frozen=True, slots=True)
class NpsCounts:
    """Answers of 9-10, 7-8 and 0-6. Raises ValueError when one is negative or all are zero."""

    promoters: float
    passives: float
    detractors: float

    def __post_init__(self) -> None:
        refuse_negative(promoters=self.promoters, passives=self.passives, detractors=self.detractors)
        refuse_none_of("answers", self.answers)

    @property
    def answers(self) -> float:
        return self.promoters + self.passives + self.detractors

    @property
    def score(self) -> float:
        """Promoters less detractors, -100 to 100."""
        return 100 * (self.promoters - self.detractors) / self.answers

    @property
    def variance(self) -> float:
        """Of one answer counted +1, 0 or -1: p + d - (p - d)²."""
        extremes = (self.promoters + self.detractors) / self.answers
        return max(extremes - (self.score / 100) ** 2, 0.0)

    def adjusted(self) -> NpsCounts:
        """With three imagined answers added, which keeps small samples from looking certain."""
        passives = ADDED_ANSWERS - 2 * ADDED_TO_EACH_END
        return NpsCounts(
            self.promoters + ADDED_TO_EACH_END, self.passives + passives, self.detractors + ADDED_TO_EACH_END
        )


def nps(promoters: float, passives: float, detractors: float) -> Estimate:
    """How many more customers recommend than warn, in points from -100 to 100.

    Value: the raw score. Interval: adjusted Wald, score' ± 1.96·100·√(v'/n') with n' = n + 3, promoters' and
    detractors' = + ¾, clamped to ±100 and widened, where it must be, to hold the raw score.
    Assumes answers independent of one another. Says nothing of those who did not answer: see worst_case.
    Raises ValueError on negative counts or no answers.
    Source: Rocks (2016), Interval Estimation for the "Net Promoter Score", doi:10.1080/00031305.2016.1198124.
    """
    counts = NpsCounts(promoters, passives, detractors)
    adjusted = counts.adjusted()
    reach = NORMAL_CRITICAL * 100 * sqrt(adjusted.variance / adjusted.answers)
    low = min(clamped(adjusted.score - reach, -100, 100), counts.score)
    high = max(clamped(adjusted.score + reach, -100, 100), counts.score)
    method = "Net Promoter Score, adjusted Wald interval"
    return Estimate(Points(counts.score), Points(low), Points(high), round(counts.answers), method)


def nps_change(before: NpsCounts, after: NpsCounts) -> Estimate:
    """By how many points the score moved, and whether chance alone would move it as far.

    z = (after - before)/SE, SE = 100·√(v₁/n₁ + v₂/n₂) of the raw scores. Below 200 answers on a side Student's t with
    Welch's degrees takes the place of z. Where a kind of answer is expected fewer than five times on a side, the
    largest of this, the adjusted and the pooled SE is used, so that a handful of like answers is never certain. The
    interval is the change ± the same multiple of the same SE: it excludes zero exactly when p < .05. `sample_size` is
    the answers of both sides.
    Assumes two independent samples: the same customers answering twice make it too cautious.
    """
    change = after.score - before.score
    error = _standard_error(before, after)
    critical, p_value = NORMAL_CRITICAL, two_sided_p(change, error)
    if _is_small(before, after):
        error = max(error, _standard_error(before.adjusted(), after.adjusted()), _pooled_error(before, after))
    if _is_small(before, after) or min(before.answers, after.answers) < ANSWERS_AS_MANY_AS_ALL:
        degrees = _degrees(before.adjusted(), after.adjusted())
        critical, p_value = t_critical(degrees), two_sided_t_p(change, error, degrees)
    return Estimate(
        Points(change),
        Points(clamped(change - critical * error, -200, 200)),
        Points(clamped(change + critical * error, -200, 200)),
        round(before.answers + after.answers),
        "difference of two Net Promoter Scores, z test",
        p_value,
    )


def _degrees(before: NpsCounts, after: NpsCounts) -> float:
    """Welch's, of the adjusted counts: a side on which all answer alike is not taken for one without spread."""
    parts = [side.variance / side.answers for side in (before, after)]
    shrunk = sum(
        part**2 / max(side.answers - 1 - ADDED_ANSWERS, 1) for part, side in zip(parts, (before, after), strict=True)
    )
    return max(sum(parts) ** 2 / shrunk, 1.0)


def _standard_error(before: NpsCounts, after: NpsCounts) -> float:
    return 100 * sqrt(before.variance / before.answers + after.variance / after.answers)


def _pooled_error(before: NpsCounts, after: NpsCounts) -> float:
    """As if both were one sample: what shuffling the answers between the two sides would show."""
    both, answers = _pooled(before, after), before.answers + after.answers
    variance = both.variance * answers / max(answers - 1, 1)
    return 100 * sqrt(variance / before.answers + variance / after.answers)


def _is_small(before: NpsCounts, after: NpsCounts) -> bool:
    both = _pooled(before, after)
    rarest = min(both.promoters, both.passives, both.detractors)
    return rarest * min(before.answers, after.answers) / both.answers < SMALLEST_EXPECTED_CELL


def _pooled(before: NpsCounts, after: NpsCounts) -> NpsCounts:
    return NpsCounts(
        before.promoters + after.promoters, before.passives + after.passives, before.detractors + after.detractors
    )
