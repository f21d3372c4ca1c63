"""How much less is learned when customers answer several times, or with several people, than from as many customers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.statistics.refusals import refuse_negative


@dataclass(frozen=True, slots=True)
class CustomerSums:
    """Over customers: a answers of one customer, s the sum of their marks (+1, 0, -1; or 1 for a hit and 0)."""

    customers: float
    answers: float  # Σ a
    marks: float  # Σ s
    answers_squared: float  # Σ a²
    marks_by_answers: float  # Σ s·a
    marks_squared: float  # Σ s²

    def __post_init__(self) -> None:
        refuse_negative(customers=self.customers, answers=self.answers, answers_squared=self.answers_squared)


def design_effect(sums: CustomerSums, answer_variance: float) -> float:
    """By what factor the variance of a mean mark exceeds that of as many answers of strangers; never below 1.

    m/(m - 1)·Σ(s - R·a)²/(Σa)² over v/Σa, with m customers, R = Σs/Σa and v the variance of one answer: customers,
    not answers, are what chance draws. Counts divided by it go into any interval or test as an effective sample.
    1 where every customer answered once, where there is one customer, or no spread.
    Sources: Kish (1965), Survey Sampling, §5.4; Cochran (1977), Sampling Techniques, §6.3, for the ratio R.
    """
    if sums.customers <= 1 or sums.answers <= 0 or answer_variance <= 0 or sums.answers_squared <= sums.answers:
        return 1.0
    ratio = sums.marks / sums.answers
    spread = sums.marks_squared - 2 * ratio * sums.marks_by_answers + ratio**2 * sums.answers_squared
    between_customers = sums.customers / (sums.customers - 1) * max(spread, 0.0) / sums.answers
    return max(between_customers / answer_variance, 1.0)


@dataclass(frozen=True, slots=True)
class SameCustomers:
    """Over customers who answered in both of two waves: products of answers a and marks s, before with after."""

    answers_by_answers: float = 0.0  # Σ a₁a₂
    answers_by_marks: float = 0.0  # Σ a₁s₂
    marks_by_answers: float = 0.0  # Σ s₁a₂
    marks_by_marks: float = 0.0  # Σ s₁s₂


@dataclass(frozen=True, slots=True)
class Wave:
    """One group of customers in one wave, with the variance of one mark."""

    sums: CustomerSums
    answer_variance: float

    @property
    def ratio(self) -> float:
        return self.sums.marks / self.sums.answers if self.sums.answers else 0.0

    @property
    def spread(self) -> float:
        """m/(m - 1)·Σ(s - R·a)² over customers; never less than strangers' answers would spread."""
        strangers = self.answer_variance * self.sums.answers
        effect = design_effect(self.sums, self.answer_variance)
        return effect * strangers


def design_effect_of_change(groups: Sequence[tuple[Wave, Wave, SameCustomers]]) -> float:
    """The design effect of the change of a mean between two waves that the same customers answer; never below 1.

    Groups of customers are given as they are (one group for a plain change, several for a change within groups): for
    each, V = spread₁/A₁² + spread₂/A₂² - 2·Σ(s₁ - R₁a₁)(s₂ - R₂a₂)/(A₁A₂), with A the answers of all groups, over the
    variance that strangers' answers would give. Customers who stay as happy as they were cancel out of the change.
    Sources: Kish (1965), Survey Sampling, §12.4 (overlapping samples); Cochran (1977), Sampling Techniques, §6.3.
    """
    before = sum(first.sums.answers for first, _, _ in groups)
    after = sum(second.sums.answers for _, second, _ in groups)
    if before <= 0 or after <= 0:
        return 1.0
    variance = strangers = 0.0
    for first, second, same in groups:
        covariance = (
            same.marks_by_marks
            - first.ratio * same.answers_by_marks
            - second.ratio * same.marks_by_answers
            + first.ratio * second.ratio * same.answers_by_answers
        )
        variance += first.spread / before**2 + second.spread / after**2 - 2 * covariance / (before * after)
        strangers += first.answer_variance * first.sums.answers / before**2
        strangers += second.answer_variance * second.sums.answers / after**2
    return max(variance / strangers, 1.0) if strangers > 0 else 1.0
