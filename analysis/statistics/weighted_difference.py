"""Whether weighting by revenue moves a mean: do those who pay more answer otherwise?"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from analysis.estimates import Estimate
from analysis.quantities import Quantity
from analysis.statistics.confidence import t_critical, two_sided_t_p
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.weighted_score import WeightedSums


@dataclass(frozen=True, slots=True)
class PlainSums:
    """Over the same customers as the weighted sums: Σv, Σv² and Σw·v²."""

    value: float
    value_squared: float
    weighted_value_squared: float


def weighted_difference(weighted: WeightedSums, plain: PlainSums, unit: Quantity) -> Estimate:
    """The weighted mean less the plain mean of the same customers, in the unit given (its amount is ignored).

    Both means rest on one sample, so their difference is linearised as one: u = w(v - m_w)/Σw - (v - m)/n,
    SE = √(n/(n - 1)·Σu²). A few large weights make that too small (at 300 customers of lognormal revenue it cries wolf
    twice as often as it says), so the error of shuffled revenue, √(s²(1/e - 1/n)), is used where it is larger; e is the
    effective sample size of the weights, s² the variance of v. Interval and test by t with e - 1 degrees.
    Raises NotEstimable where fewer than two customers carry weight or all answer alike.
    Sources: Pfeffermann (1993), doi:10.2307/1403631 (testing weighted against plain); Cochran (1977), §6.
    """
    n, effective = weighted.answers, weighted.effective_sample_size
    mean, mean_weighted = plain.value / n, weighted.mean
    spread = max(plain.value_squared - n * mean**2, 0.0)
    cross = 2 * _cross(weighted, plain, mean) / (weighted.weight * n)
    linearised = _weighted_spread(weighted) / weighted.weight**2 - cross + spread / n**2
    shuffled = spread / n * (1 / effective - 1 / n)
    squares = max(linearised, shuffled)
    if n < 2 or effective <= 1 or squares <= 1e-15:
        raise NotEstimable("needs two customers with revenue who answer differently")
    error, degrees = sqrt(squares * n / (n - 1)), max(effective - 1, 1.0)
    change, reach = mean_weighted - mean, t_critical(degrees) * error
    return Estimate(
        unit.with_amount(change),
        unit.with_amount(change - reach),
        unit.with_amount(change + reach),
        round(n),
        "weighted less plain mean, linearised",
        two_sided_t_p(change, error, degrees),
    )


def _weighted_spread(sums: WeightedSums) -> float:
    """Σw²(v - m_w)²."""
    mean = sums.mean
    return sums.weight_squared_value_squared - 2 * mean * sums.weight_squared_value + mean**2 * sums.weight_squared


def _cross(sums: WeightedSums, plain: PlainSums, mean: float) -> float:
    """Σw(v - m_w)(v - m)."""
    return plain.weighted_value_squared - (mean + sums.mean) * sums.weighted_value + mean * sums.mean * sums.weight
