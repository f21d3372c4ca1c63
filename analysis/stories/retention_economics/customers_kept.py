"""How many customers were kept, and whether groups of them differ in it."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb

import pandas as pd

from analysis.estimates import Estimate
from analysis.statistics.retention import logo_retention
from analysis.statistics.share import share, two_shares_p
from analysis.stories.claim_level import ALONE_LEVEL
from analysis.stories.retention_economics.breakdown import Breakdown, breakdown, stated
from analysis.stories.retention_economics.scope import Scope
from analysis.stories.retention_economics.watched import one_step, pace_p_value
from queries.run import QueryResult

NAME = "customers by "


@dataclass(frozen=True)
class CustomersKept:
    """Customers of whom exports can tell whether they left: customers, lost, at_start, lost_of_start.

    `books` parts all who were on the books, `starts` those of them who were there at the start.
    """

    scope: Scope
    result: QueryResult
    everybody: pd.Series
    books: Breakdown
    starts: Breakdown

    @property
    def churn(self) -> Estimate:
        return churn_of(self.everybody)

    @property
    def logos(self) -> Estimate | None:
        return None if self.starts.everybody is None else logos_of(self.starts.everybody)

    @property
    def lost(self) -> int:
        return int(self.everybody["lost"])

    def p_values(self) -> dict[str, float | None]:
        """For each dimension, whether its groups lost customers at different rates in the period."""
        return {f"{NAME}{each}": _p_value(self.books.of(each)) for each in self.books.comparable}


def customers_kept(scope: Scope) -> CustomersKept | None:
    """None where no export can tell who left, or too few customers are in view."""
    result = scope.run("retention/customers")
    books = breakdown(result.frame, "customers", scope.minimum, scope.hidden("customers"))
    if books.everybody is None:
        return None
    starts = breakdown(result.frame, "at_start", scope.minimum, scope.hidden("at_start"))
    return CustomersKept(scope, result, books.everybody, books, starts)


def churn_of(row: pd.Series) -> Estimate:
    return share(row["lost"], row["customers"])


def logos_of(row: pd.Series) -> Estimate | None:
    return logo_retention(row["at_start"] - row["lost_of_start"], row["at_start"]) if row["at_start"] > 0 else None


def _p_value(rows: pd.DataFrame) -> float | None:
    return pace_p_value(one_step(stated(rows)), "group_name")


def extremes(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series] | None:
    """The groups that lost the largest and the smallest share, where the two differ by more than the search for
    extremes would bring about (Bonferroni over all pairs). Takes columns group_name, customers, lost."""
    worst, best = furthest_apart(rows)
    p_value = two_shares_p(worst["lost"], worst["customers"], best["lost"], best["customers"])
    return (worst, best) if p_value * comb(len(stated(rows)), 2) < ALONE_LEVEL else None


def furthest_apart(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """The groups that lost the largest and the smallest share."""
    known = stated(rows).reset_index(drop=True)
    rates = (known["lost"] / known["customers"]).to_numpy()
    return known.iloc[int(rates.argmax())], known.iloc[int(rates.argmin())]
