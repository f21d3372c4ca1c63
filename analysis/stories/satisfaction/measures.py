"""How each kind of question is summed up: Net Promoter Score, share of good answers, mean answer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from math import isnan

from analysis.estimates import Estimate
from analysis.quantities import Count, Points, Quantity, Score, Share, ShareChange
from analysis.statistics.answers_needed import (
    answers_needed_for_nps_change,
    answers_needed_for_score_change,
    answers_needed_for_share_change,
)
from analysis.statistics.confidence import NORMAL_CRITICAL, t_critical
from analysis.statistics.design_effect import SameCustomers, Wave, design_effect, design_effect_of_change
from analysis.statistics.mean_score import ScoreSums, mean_score, mean_score_change
from analysis.statistics.nps import NpsCounts, nps, nps_change
from analysis.statistics.share import share, share_change
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.satisfaction.tally import Tally


@dataclass(frozen=True)
class Measure(ABC):
    """`name` is the estimate's; `subject` is what a sentence says of it; `gain` is what a change of it is called."""

    name: str
    subject: str
    short: str
    method: str

    @property
    @abstractmethod
    def unit(self) -> Quantity:
        """Of a level."""

    @property
    @abstractmethod
    def change_unit(self) -> Quantity:
        """Of the difference of two levels."""

    @abstractmethod
    def marks(self, tally: Tally) -> tuple[float, float]:
        """Sum and sum of squares of what one answer counts, in the unit of a change."""

    @abstractmethod
    def _level(self, tally: Tally, shrink: float) -> Estimate: ...

    @abstractmethod
    def _change(self, before: Tally, after: Tally, shrinks: tuple[float, float]) -> Estimate: ...

    @abstractmethod
    def _needed(self, before: Tally, change: Estimate) -> Count | None: ...

    def level(self, tally: Tally) -> Estimate:
        """The level with an interval that knows that answers of one customer are alike."""
        exact, sure = self._level(tally, 1.0), self._level(tally, self._unsure_alikeness(tally))
        low, high = min(sure.low.amount, exact.value.amount), max(sure.high.amount, exact.value.amount)
        value = exact.value
        return Estimate(value, value.with_amount(low), value.with_amount(high), round(tally.answers), exact.method)

    def change(self, before: Tally, after: Tally, same: SameCustomers | None = None) -> Estimate:
        """The change with its test. `same`: of the customers who answered on both sides; None for strangers."""
        found = self._change(before, after, self._shrinks(before, after, same))
        return replace(found, sample_size=round(before.answers + after.answers))

    def answers_needed(self, before: Tally, after: Tally, same: SameCustomers | None = None) -> Count | None:
        """Answers on each side that would tell a change of this size from chance; None where there is no change."""
        needed = self._needed(before, self.change(before, after, same))
        alike = max(self._shrinks(before, after, same))
        return None if needed is None else Count(float(round(needed.amount * alike)), "answers")

    def _shrinks(self, before: Tally, after: Tally, same: SameCustomers | None) -> tuple[float, float]:
        if same is None:
            return self.alikeness(before), self.alikeness(after)
        effect = design_effect_of_change([(self.wave(before), self.wave(after), same)])
        return effect, effect

    def _unsure_alikeness(self, tally: Tally) -> float:
        """With the heavier tails of few customers, whose spread is itself uncertain (Korn & Graubard 1998)."""
        alike = self.alikeness(tally)
        return alike * (t_critical(max(tally.customers - 1, 1)) / NORMAL_CRITICAL) ** 2 if alike > 1 else alike

    def alikeness(self, tally: Tally) -> float:
        """The design effect of a tally; see docs/methods/design_effect.md."""
        if not isnan(tally.design_effect):
            return tally.design_effect
        wave = self.wave(tally)
        return design_effect(wave.sums, wave.answer_variance)

    def wave(self, tally: Tally) -> Wave:
        """The tally as its customers' sums, in marks of +1, 0, -1 or of 1 and 0."""
        total, squares = (each / self._mark_size**power for power, each in enumerate(self.marks(tally), start=1))
        if tally.answers <= 0:
            return Wave(tally.customer_sums(0.0), 0.0)
        return Wave(tally.customer_sums(total), max(squares / tally.answers - (total / tally.answers) ** 2, 0.0))

    @property
    def _mark_size(self) -> float:
        return 1.0


@dataclass(frozen=True)
class NetPromoterScore(Measure):
    @property
    def unit(self) -> Points:
        return Points(0)

    @property
    def change_unit(self) -> Points:
        return Points(0)

    @property
    def _mark_size(self) -> float:
        return 100.0

    def marks(self, tally: Tally) -> tuple[float, float]:
        return 100 * (tally.promoters - tally.detractors), 10_000 * (tally.promoters + tally.detractors)

    def _level(self, tally: Tally, shrink: float) -> Estimate:
        return nps(tally.promoters / shrink, tally.passives / shrink, tally.detractors / shrink)

    def _change(self, before: Tally, after: Tally, shrinks: tuple[float, float]) -> Estimate:
        return nps_change(_counts(before, shrinks[0]), _counts(after, shrinks[1]))

    def _needed(self, before: Tally, change: Estimate) -> Count | None:
        return answers_needed_for_nps_change(
            Points(change.value.amount), _counts(before, 1.0).variance, level=CLAIM_LEVEL
        )


def _counts(tally: Tally, shrink: float) -> NpsCounts:
    return NpsCounts(tally.promoters / shrink, tally.passives / shrink, tally.detractors / shrink)


@dataclass(frozen=True)
class GoodAnswers(Measure):
    """The share of answers in the top two boxes."""

    @property
    def unit(self) -> Share:
        return Share(0)

    @property
    def change_unit(self) -> ShareChange:
        return ShareChange(0)

    def marks(self, tally: Tally) -> tuple[float, float]:
        return tally.top_two, tally.top_two

    def _level(self, tally: Tally, shrink: float) -> Estimate:
        return share(tally.top_two / shrink, tally.answers / shrink)

    def _change(self, before: Tally, after: Tally, shrinks: tuple[float, float]) -> Estimate:
        first, second = (tally.answers / shrink for tally, shrink in zip((before, after), shrinks, strict=True))
        return share_change(before.top_two / shrinks[0], first, after.top_two / shrinks[1], second)

    def _needed(self, before: Tally, change: Estimate) -> Count | None:
        share_before, moved = Share(before.top_two / before.answers), ShareChange(change.value.amount)
        return answers_needed_for_share_change(share_before, moved, level=CLAIM_LEVEL)


@dataclass(frozen=True)
class MeanAnswer(Measure):
    scale_low: float = 1.0
    scale_high: float = 7.0

    @property
    def unit(self) -> Score:
        return Score(self.scale_low, self.scale_low, self.scale_high)

    @property
    def change_unit(self) -> Score:
        return Score(0, self.scale_low, self.scale_high)

    def marks(self, tally: Tally) -> tuple[float, float]:
        return tally.score_sum, tally.score_sum_of_squares

    def wave(self, tally: Tally) -> Wave:
        """SQL keeps customers' sums for good answers, not for scores: their likeness stands in."""
        return good_answers("", binary=False).wave(tally)

    def _level(self, tally: Tally, shrink: float) -> Estimate:
        sums = _sums(tally, shrink)
        return mean_score(sums.total, sums.total_of_squares, sums.answers, self.scale_low, self.scale_high)

    def _change(self, before: Tally, after: Tally, shrinks: tuple[float, float]) -> Estimate:
        sums = (_sums(before, shrinks[0]), _sums(after, shrinks[1]))
        return mean_score_change(*sums, self.scale_low, self.scale_high)

    def _needed(self, before: Tally, change: Estimate) -> Count | None:
        return answers_needed_for_score_change(change.value.amount, _sums(before, 1.0).variance, level=CLAIM_LEVEL)


def _sums(tally: Tally, shrink: float) -> ScoreSums:
    return ScoreSums(tally.score_sum / shrink, tally.score_sum_of_squares / shrink, tally.answers / shrink)


def good_answers(name: str, binary: bool) -> GoodAnswers:
    subject = "share of satisfied answers" if binary else "share of good answers"
    return GoodAnswers(name, subject, "share", "share")


def measure_for(kind: str, scale_low: float, scale_high: float) -> Measure:
    """How a kind of question is summed up first."""
    if kind == "nps":
        return NetPromoterScore("nps", "Net Promoter Score", "score", "nps")
    if kind == "ces":
        return MeanAnswer("customer_effort", "mean ease", "mean", "mean_score", scale_low, scale_high)
    name = "csat_top_two_box" if kind == "csat" else "rating_top_two_box"
    return good_answers(name, binary=scale_high - scale_low == 1)


def mean_for(kind: str, scale_low: float, scale_high: float) -> MeanAnswer:
    """The mean answer of a rated question."""
    return MeanAnswer(f"{kind}_mean", "mean answer", "mean", "mean_score", scale_low, scale_high)
