"""Two kinds of customers beside each other: as they are, and like with like within segments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.estimates import Estimate
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.stratified import stratified_mean_difference
from analysis.stories.satisfaction.measures import Measure
from analysis.stories.satisfaction.tally import NOBODY, Tally, tallies_in

FEWEST_STRATA = 2  # one segment alone compares nothing with its like


@dataclass(frozen=True)
class Compared:
    """`crude`: the second kind less the first. `adjusted`: the same within segments; None without two segments.

    `strata` has both kinds by segment.
    """

    first: Tally
    second: Tally
    crude: Estimate
    adjusted: Estimate | None
    strata: dict[str, tuple[Tally, Tally]]

    @property
    def best_known(self) -> Estimate:
        return self.adjusted or self.crude

    def shown(self, minimum: int) -> dict[str, tuple[Tally, Tally]]:
        """Segments with enough customers of both kinds."""
        return {name: pair for name, pair in self.strata.items() if min(each.customers for each in pair) >= minimum}


def compare_kinds(measure: Measure, rows: pd.DataFrame, kind: str, minimum: int) -> Compared | None:
    """Rows by `stratum` and the true-or-false column `kind`. None where one kind has too few customers."""
    return compare_tallies(
        measure, zip(rows["stratum"].astype(str), rows[kind].astype(bool), tallies_in(rows), strict=True), minimum
    )


def compare_tallies(measure: Measure, cells: Iterable[tuple[str, bool, Tally]], minimum: int) -> Compared | None:
    """The same of cells: a stratum, whether it is the second kind, and what was counted."""
    by_stratum: dict[str, list[Tally]] = defaultdict(lambda: [NOBODY, NOBODY])
    for stratum, is_second, tally in cells:
        by_stratum[stratum][is_second] += tally
    strata = {name: (pair[0], pair[1]) for name, pair in by_stratum.items()}
    first, second = (sum((pair[side] for pair in strata.values()), NOBODY) for side in (0, 1))
    if min(first.customers, second.customers) < minimum:
        return None
    return Compared(first, second, measure.change(first, second), compare_within(measure, strata), strata)


def compare_within(measure: Measure, strata: dict[str, tuple[Tally, Tally]]) -> Estimate | None:
    """None where fewer than two segments hold both kinds, or nobody's answers differ."""
    both = [pair for pair in strata.values() if all(each.answers > 0 for each in pair)]
    if len(both) < FEWEST_STRATA:
        return None
    rows = np.array([[*_marks(measure, two), *_marks(measure, one)] for one, two in both])
    try:
        found = stratified_mean_difference(rows, measure.change_unit).adjusted
    except NotEstimable:
        return None
    return replace(found, sample_size=round(sum(each.answers for pair in both for each in pair)))


def _marks(measure: Measure, tally: Tally) -> tuple[float, float, float]:
    """Answers, their sum and sum of squares, as an effective sample: answers of one customer are alike."""
    total, squares = measure.marks(tally)
    shrink = measure.alikeness(tally)
    return tally.answers / shrink, total / shrink, squares / shrink
