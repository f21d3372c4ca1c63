"""A mean in which each answer counts by its customer's revenue."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan, sqrt

from analysis.estimates import Estimate
from analysis.quantities import Quantity
from analysis.statistics.confidence import NORMAL_CRITICAL, t_critical
from analysis.statistics.refusals import refuse_negative, refuse_none_of
from analysis.statistics.share import wilson

METHOD = "mean weighted by revenue, linearised interval"
# The spread seen rests on the heaviest answers alone. It is joined with that of all answers, which counts as much as
# ten effective ones: the weight whose coverage was best, see the method page.
IMAGINED_ANSWERS = 10.0


@dataclass(frozen=True, slots=True)
class WeightedSums:
    """What SQL sums over the answers: weight w (revenue of the customer), value v.

    Rows whose weight is unknown or zero are left out by the query and said as coverage. Raises ValueError on negative
    sums or none.
    """

    weight: float  # Σ w
    weight_squared: float  # Σ w²
    weighted_value: float  # Σ w·v
    weight_squared_value: float  # Σ w²·v
    weight_squared_value_squared: float  # Σ w²·v²
    answers: float
    weighted_value_squared: float = float("nan")  # Σ w·v²; not a number: not summed, and the spread seen stands alone

    def __post_init__(self) -> None:
        refuse_negative(weight=self.weight, weight_squared=self.weight_squared, answers=self.answers)
        refuse_negative(weight_squared_value_squared=self.weight_squared_value_squared)
        refuse_none_of("answers", self.answers)
        refuse_none_of("revenue among those who answered", self.weight)

    @property
    def mean(self) -> float:
        return self.weighted_value / self.weight

    @property
    def effective_sample_size(self) -> float:
        """(Σw)²/Σw²: how many answers of equal weight would tell as much (Kish 1965)."""
        return max(self.weight**2 / self.weight_squared, 1.0)

    @property
    def standard_error(self) -> float:
        """√(Σw²(v - m)²)/Σw with the small-sample factor √(e/(e - 1)), e the effective sample size; 0 where e is 1.

        The spread is joined with Σw²·s², s² = Σwv²/Σw - m², which counts as much as ten effective answers.
        """
        mean, size = self.mean, self.effective_sample_size
        spread = (
            self.weight_squared_value_squared - 2 * mean * self.weight_squared_value + mean**2 * self.weight_squared
        )
        if not isnan(self.weighted_value_squared):
            of_all = max(self.weighted_value_squared / self.weight - mean**2, 0.0) * self.weight_squared
            spread = (size * spread + IMAGINED_ANSWERS * of_all) / (size + IMAGINED_ANSWERS)
        if size <= 1 or spread <= 1e-12 * self.weight_squared:
            return 0.0
        return sqrt(spread * size / (size - 1)) / self.weight


def weighted_score(sums: WeightedSums, unit: Quantity, lowest: float, highest: float) -> Estimate:
    """The mean value weighted by revenue, in the unit given (its amount is ignored).

    Values are what one answer counts: +100, 0, -100 with Points(0) for NPS; 0 or 1 with Share(0); the answer itself
    with Score(0, low, high). Interval: with p = (m - lowest)/(highest - lowest), Wilson's at p(1 - p)/SE² answers (SE
    on the scale of p), times (1.96/t)² with e - 1 degrees, so that it stays within the range; all of it where the
    weight lies on so few that there is no spread to judge by. `sample_size` is the answers.
    Assumes answers independent; revenue is taken as known. One very large customer makes it wide, as it should.
    Source: Cochran (1977), Sampling Techniques, §6; Kish (1965), Survey Sampling, §11.7; Korn & Graubard (1998), Survey
    Methodology 24.
    """
    mean = min(max(sums.mean, lowest), highest)
    low, high = _interval(sums, mean, lowest, highest)
    value = unit.with_amount(mean)
    return Estimate(value, unit.with_amount(low), unit.with_amount(high), round(sums.answers), METHOD)


def _interval(sums: WeightedSums, mean: float, lowest: float, highest: float) -> tuple[float, float]:
    width = highest - lowest
    part, error = (mean - lowest) / width, sums.standard_error / width
    if error == 0:
        return lowest, highest
    heavier_tails = NORMAL_CRITICAL / t_critical(max(sums.effective_sample_size - 1, 1.0))
    answers = part * (1 - part) * (heavier_tails / error) ** 2
    low, high = wilson(part, answers) if answers > 0 else (0.0, 1.0)
    return min(lowest + width * low, mean), max(lowest + width * high, mean)
