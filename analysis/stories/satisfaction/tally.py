"""What SQL counted for some customers and one survey, to be added, subtracted and summed up."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, fields
from math import isnan
from operator import add, attrgetter, sub

import pandas as pd

from analysis.statistics.design_effect import CustomerSums


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over the answers of one survey. The last three are missing (NaN) where only touchpoints were counted."""

    customers: float
    answers: float
    promoters: float
    detractors: float
    top_two: float
    score_sum: float
    score_sum_of_squares: float
    answers_squared: float = float("nan")
    marks_by_answers: float = float("nan")
    marks_squared: float = float("nan")
    design_effect: float = float("nan")  # of the survey as a whole, where the sums above are missing

    @property
    def passives(self) -> float:
        return self.answers - self.promoters - self.detractors

    def customer_sums(self, marks: float) -> CustomerSums:
        """`marks`: the sum of the marks that the squares were taken of."""
        squares = (self.answers_squared, self.marks_by_answers, self.marks_squared)
        if any(isnan(each) for each in squares):
            return CustomerSums(self.customers, self.answers, marks, self.answers, marks, marks)
        return CustomerSums(self.customers, self.answers, marks, *squares)

    def __add__(self, other: Tally) -> Tally:
        """Of two groups without a customer in common."""
        sums = map(add, _SUMS(self), _SUMS(other))
        return Tally(**dict(zip(COLUMNS, sums, strict=True)), design_effect=self._more_alike(other))

    def __sub__(self, part: Tally) -> Tally:
        """The rest of a whole."""
        rest = map(sub, _SUMS(self), _SUMS(part))
        return Tally(**dict(zip(COLUMNS, rest, strict=True)), design_effect=self._more_alike(part))

    def _more_alike(self, other: Tally) -> float:
        known = [each for each in (self.design_effect, other.design_effect) if not isnan(each)]
        return max(known, default=float("nan"))


NOBODY = Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
COLUMNS = [each.name for each in fields(Tally) if each.name != "design_effect"]
_SUMS = attrgetter(*COLUMNS)


def tally_of(row: Mapping[Hashable, object]) -> Tally:
    """The tally in a row of a statement that counts answers."""
    return Tally(**{name: _number(row[name]) for name in COLUMNS if name in row})


def tallies_in(rows: pd.DataFrame) -> list[Tally]:
    """The same of every row, at once."""
    names = [name for name in COLUMNS if name in rows.columns]
    columns = (rows[name].to_numpy(dtype=float).tolist() for name in names)
    return [Tally(**dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True)]


def _number(value: object) -> float:
    return float("nan") if pd.isna(value) else float(str(value))  # type: ignore[call-overload]
