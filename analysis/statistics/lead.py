"""Whether one of several answers to one question is given more often than another."""

from __future__ import annotations

from math import sqrt

from analysis.estimates import Estimate
from analysis.quantities import ShareChange
from analysis.statistics.confidence import NORMAL_CRITICAL, clamped, two_sided_p
from analysis.statistics.refusals import refuse_more_than, refuse_negative, refuse_none_of

IMAGINED_ROWS = 1.0  # Bonett & Price 2012: added to either answer, so that few rows do not look certain


def lead(first: float, second: float, total: float) -> Estimate:
    """By how much the share of one answer exceeds that of another when each of `total` rows gives one answer.

    Difference (a - b)/n. Interval: adjusted Wald, one imagined row added to either answer, d' ± 1.96·√((p' + q' -
    d'²)/n') with n' = n + 2, widened, where it must be, to hold the difference. Test of p_a = p_b, as McNemar's:
    z = (a - b)/√(a + b). Assumes rows independent. To say that the most frequent answer leads it must pass against the
    next: choosing the two after looking makes the test careful, not bold, as the gap between the two largest of many
    is smaller than between any two. Raises ValueError on negative counts, no rows, or more answers than rows.
    Source: Agresti (2013), Categorical Data Analysis, §11.1; Bonett & Price (2012), doi:10.3102/1076998611411915.
    """
    refuse_negative(first=first, second=second)
    refuse_none_of("rows", total)
    refuse_more_than("first and second", first + second, "total", total)
    difference = (first - second) / total
    size = total + 2 * IMAGINED_ROWS
    middle, either = (first - second) / size, (first + second + 2 * IMAGINED_ROWS) / size
    reach = NORMAL_CRITICAL * sqrt(max(either - middle**2, 0.0) / size)
    return Estimate(
        ShareChange(difference),
        ShareChange(clamped(middle - reach, -1.0, difference)),
        ShareChange(clamped(middle + reach, difference, 1.0)),
        round(total),
        "difference of two shares of one whole, z test",
        two_sided_p(first - second, sqrt(first + second)),
    )
