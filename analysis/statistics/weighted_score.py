"""A mean in which each answer counts by its customer's revenue."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from analysis.estimates import Estimate
from analysis.quantities import Quantity
from analysis.statistics.confidence import t_critical
from analysis.statistics.refusals import refuse_negative, refuse_none_of

METHOD = "mean weighted by revenue, linearised interval"


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
        """√(Σw²(v - m)²)/Σw with the small-sample factor √(e/(e - 1)), e the effective sample size; 0 where e is 1."""
        mean, size = self.mean, self.effective_sample_size
        spread = (
            self.weight_squared_value_squared - 2 * mean * self.weight_squared_value + mean**2 * self.weight_squared
        )
        if size <= 1 or spread <= 1e-12 * self.weight_squared:
            return 0.0
        return sqrt(spread * size / (size - 1)) / self.weight


def weighted_score(sums: WeightedSums, unit: Quantity, lowest: float, highest: float) -> Estimate:
    """The mean value weighted by revenue, in the unit given (its amount is ignored).

    Values are what one answer counts: +100, 0, -100 with Points(0) for NPS; 0 or 1 with Share(0); the answer itself
    with Score(0, low, high). Interval: m ± t·SE with e - 1 degrees of freedom, clamped to lowest and highest; the
    whole range where the weight lies on so few that there is no spread to judge by. `sample_size` is the answers.
    Assumes answers independent; revenue is taken as known. One very large customer makes it wide, as it should.
    Source: Cochran (1977), Sampling Techniques, §6; Kish (1965), Survey Sampling, §11.7.
    """
    mean = min(max(sums.mean, lowest), highest)
    low, high = lowest, highest
    if sums.standard_error > 0:
        reach = t_critical(max(sums.effective_sample_size - 1, 1.0)) * sums.standard_error
        low, high = max(mean - reach, lowest), min(mean + reach, highest)
    value = unit.with_amount(mean)
    return Estimate(value, unit.with_amount(low), unit.with_amount(high), round(sums.answers), METHOD)
