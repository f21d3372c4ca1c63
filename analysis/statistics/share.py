"""A share with its interval, and the change between two."""

from __future__ import annotations

from math import sqrt

import numpy as np

from analysis.estimates import Estimate
from analysis.quantities import Share, ShareChange
from analysis.statistics.confidence import NORMAL_CRITICAL, SMALLEST_EXPECTED_CELL, clamped, two_sided_p
from analysis.statistics.refusals import refuse_more_than, refuse_negative, refuse_none_of

SAME_CHANCE = 1e-7  # two outcomes whose chances are so near are equally likely: more would be rounding


def share(hits: float, total: float) -> Estimate:
    """Which part of a whole, such as satisfied customers among all who answered (top-two-box).

    Interval: Wilson, (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n), which stays inside 0 to 1 and is never of
    no width. Assumes independent draws. Raises ValueError on negative counts, no rows, or more hits than rows.
    Source: Wilson (1927), doi:10.1080/01621459.1927.10502953; Brown, Cai & DasGupta (2001), doi:10.1214/ss/1009213286.
    """
    refuse_negative(hits=hits, total=total)
    refuse_none_of("rows", total)
    refuse_more_than("hits", hits, "total", total)
    low, high = wilson(hits / total, total)
    return Estimate(Share(hits / total), Share(low), Share(high), round(total), "share, Wilson interval")


def wilson(part: float, sample_size: float) -> tuple[float, float]:
    """The Wilson interval of a share seen in a sample, which may be an effective size and so no whole number."""
    z_squared = NORMAL_CRITICAL**2
    centre = part + z_squared / (2 * sample_size)
    reach = NORMAL_CRITICAL * sqrt(part * (1 - part) / sample_size + z_squared / (4 * sample_size**2))
    scale = 1 + z_squared / sample_size
    low, high = (centre - reach) / scale, (centre + reach) / scale
    return clamped(low, 0.0, part), clamped(high, part, 1.0)


def share_change(before_hits: float, before_total: float, after_hits: float, after_total: float) -> Estimate:
    """By how much a share moved, and whether chance alone would move it as far.

    Interval: Newcombe's hybrid of the two Wilson intervals. p-value: two-proportion z test with the pooled share;
    Fisher's exact test where a cell of the 2 x 2 table is expected to hold fewer than 5.
    The two rest on different approximations, so at the border one may exclude zero and the other not: the p-value
    decides what may be said.
    Source: Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I, method 10.
    """
    before, after = share(before_hits, before_total), share(after_hits, after_total)
    change = after.value.amount - before.value.amount
    down = sqrt((after.value.amount - after.low.amount) ** 2 + (before.high.amount - before.value.amount) ** 2)
    up = sqrt((after.high.amount - after.value.amount) ** 2 + (before.value.amount - before.low.amount) ** 2)
    return Estimate(
        ShareChange(change),
        ShareChange(clamped(change - down, -1, 1)),
        ShareChange(clamped(change + up, -1, 1)),
        round(before_total + after_total),
        "difference of two shares, Newcombe interval",
        two_shares_p(before_hits, before_total, after_hits, after_total),
    )


def two_shares_p(first_hits: float, first_total: float, second_hits: float, second_total: float) -> float:
    """Whether two shares differ by more than chance: pooled z test, or Fisher's exact test in small tables."""
    pooled = (first_hits + second_hits) / (first_total + second_total)
    smallest_expected = min(first_total, second_total) * min(pooled, 1 - pooled)
    if smallest_expected < SMALLEST_EXPECTED_CELL:
        totals = (
            round(first_hits) + round(first_total - first_hits),
            round(second_hits) + round(second_total - second_hits),
        )
        return fisher_p(round(first_hits), round(second_hits), *totals)
    error = sqrt(pooled * (1 - pooled) * (1 / first_total + 1 / second_total))
    return two_sided_p(second_hits / second_total - first_hits / first_total, error)


def fisher_p(first_hits: int, second_hits: int, first_total: int, second_total: int) -> float:
    """How often chance alone would share out the hits over the two sides as unevenly as this, or more so.

    Given all totals, the hits of the first side are hypergeometric: w(k + 1)/w(k) = (n₁ - k)(h - k)/((k + 1)(n₂ - h +
    k + 1)); p is the weight of every k no likelier than what was seen. Meant for few hits or a small side: it goes
    through every k there is. Source: Fisher (1935), doi:10.2307/2342435; what counts as a tie is as in R's fisher.test.
    """
    hits = first_hits + second_hits
    lowest = max(0, hits - second_total)
    k = np.arange(lowest, min(first_total, hits), dtype=np.float64)
    steps = np.log((first_total - k) * (hits - k)) - np.log((k + 1) * (second_total - hits + k + 1))
    logarithms = np.concatenate([[0.0], np.cumsum(steps)])
    weights = np.exp(logarithms - logarithms.max())
    as_uneven = weights <= weights[first_hits - lowest] * (1 + SAME_CHANCE)
    return min(float(weights[as_uneven].sum() / weights.sum()), 1.0)
