"""How far the ratio of leaving rests on a single customer: what it would be, had any one of the lost stayed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.statistics.exact_strata import exact_stratified_p
from analysis.stories.priority_issues.leaving.matched import Matched


@dataclass(frozen=True)
class OneStayed:
    """The ratio at its least and most, and the exact p-value at the end nearer to no difference."""

    least: float
    most: float
    p_value: float


def had_one_stayed(of: Matched) -> OneStayed | None:
    """Mantel-Haenszel sums without one hit of the kind of customers where it weighs most.

    None where there is no ratio, or where it rests on a single loss of like customers.
    """
    if of.ratio is None:
        return None
    strata = of.strata[(of.strata["exposed_total"] > 0) & (of.strata["other_total"] > 0)]
    everybody = strata["exposed_total"] + strata["other_total"]
    above, below = strata["other_total"] / everybody, strata["exposed_total"] / everybody
    sums = [float((strata[hits] * part).sum()) for hits, part in (("exposed_hits", above), ("other_hits", below))]
    of_one = [part.where(strata[hits] > 0, 0.0) for hits, part in (("exposed_hits", above), ("other_hits", below))]
    if of_one[1].max() >= sums[1] * (1 - 1e-9):
        return None
    value = of.ratio.value.amount
    least = (sums[0] - float(of_one[0].max())) / sums[1]
    most = sums[0] / (sums[1] - float(of_one[1].max()))
    side = 0 if value > 1 else 1
    hits, place = ("exposed_hits", "other_hits")[side], int(np.argmax(of_one[side].to_numpy()))
    return OneStayed(min(least, value), max(most, value), exact_stratified_p(_one_less(strata, hits, place)))


def _one_less(strata: pd.DataFrame, hits: str, place: int) -> pd.DataFrame:
    fewer = strata[hits].to_numpy(dtype=float).copy()
    fewer[place] -= 1
    return strata.assign(**{hits: fewer})
