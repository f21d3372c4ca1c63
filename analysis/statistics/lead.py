"""Whether one of several answers to one question is given more often than another."""

from __future__ import annotations

from math import sqrt

from analysis.estimates import Estimate
from analysis.quantities import ShareChange
from analysis.statistics.confidence import NORMAL_CRITICAL, clamped, two_sided_p
from analysis.statistics.refusals import refuse_more_than, refuse_negative, refuse_none_of


def lead(first: float, second: float, total: float) -> Estimate:
    """By how much the share of one answer exceeds that of another when each of `total` rows gives one answer.

    Difference (a - b)/n; interval ± 1.96·√((p_a + p_b - (p_a - p_b)²)/n), multinomial. Test of p_a = p_b, as McNemar's:
    z = (a - b)/√(a + b). Assumes rows independent. To say that the most frequent answer leads it must pass against the
    next: choosing the two after looking makes the test careful, not bold, as the gap between the two largest of many
    is smaller than between any two. Raises ValueError on negative counts, no rows, or more answers than rows.
    Source: Agresti (2013), Categorical Data Analysis, §1.5 and §11.1.
    """
    refuse_negative(first=first, second=second)
    refuse_none_of("rows", total)
    refuse_more_than("first and second", first + second, "total", total)
    p_first, p_second = first / total, second / total
    difference = p_first - p_second
    reach = NORMAL_CRITICAL * sqrt(max(p_first + p_second - difference**2, 0.0) / total)
    return Estimate(
        ShareChange(difference),
        ShareChange(clamped(difference - reach, -1.0, difference)),
        ShareChange(clamped(difference + reach, difference, 1.0)),
        round(total),
        "difference of two shares of one whole, z test",
        two_sided_p(first - second, sqrt(first + second)),
    )
