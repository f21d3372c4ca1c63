"""The customers on the books at the period's end, by what they last said and what they pay."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.quantities import Count, Money
from analysis.stories.retention_economics.satisfaction import Survey
from analysis.stories.retention_economics.scope import Scope
from analysis.stories.retention_economics.score_groups import SILENT
from queries.run import QueryResult

MONTHS_A_YEAR = 12
LATEST_YEAR = 0  # of the model's years: what holds today is read off the latest


@dataclass(frozen=True)
class Base:
    """Rows of queries/retention/landmark_base.sql of one survey; the group "silent" did not answer."""

    scope: Scope
    result: QueryResult
    rows: pd.DataFrame

    @cached_property
    def coverage(self) -> float | None:
        """The part of the customers that answered in the twelve months."""
        customers = float(self.rows["customers"].sum())
        return 1 - float(self.of(SILENT)["customers"].sum()) / customers if customers else None

    @property
    def has_revenue(self) -> bool:
        return float(self.rows["revenue"].sum()) > 0

    def of(self, *groups: str) -> pd.DataFrame:
        """One and the same frame whenever it is asked for: the model keeps what it answered of it."""
        if groups not in self._asked:
            rows = self.rows[self.rows["score_group"].isin(groups)]
            self._asked[groups] = rows.assign(years_ago=LATEST_YEAR)
        return self._asked[groups]

    @cached_property
    def _asked(self) -> dict[tuple[str, ...], pd.DataFrame]:
        return {}

    def customers(self, *groups: str) -> int:
        return int(self.of(*groups)["customers"].sum())

    def revenue(self, *groups: str) -> Estimate:
        """Recurring, a year; of everybody on the books where no group is named."""
        rows = self.of(*groups) if groups else self.rows
        money = Money(MONTHS_A_YEAR * float(rows["revenue"].sum()), self.scope.currency, "year")
        return counted(money, int(rows["customers"].sum()))

    def counted_customers(self, *groups: str) -> Estimate:
        size = self.customers(*groups) if groups else int(self.rows["customers"].sum())
        return counted(Count(size, "customers"), size)


def base_of(scope: Scope, survey: Survey) -> Base | None:
    """None where nobody is on the books."""
    result = scope.run("retention/landmark_base")
    frame = result.frame
    rows = frame[(frame["survey"] == survey.name) & (frame["kind"] == survey.kind)]
    return None if rows.empty else Base(scope, result, rows)
