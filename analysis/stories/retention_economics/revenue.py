"""Recurring revenue from the period's start to its end: the sums, and what may be said of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.quantities import Money, Share
from analysis.statistics.retention import RetentionSums, gross_revenue_retention, net_revenue_retention
from analysis.stories.retention_economics.breakdown import Breakdown, breakdown
from analysis.stories.retention_economics.scope import Scope
from queries.run import QueryResult

# Columns of money, and of the customers who moved it.
CUSTOMERS = {
    "lost": "lost",
    "contraction": "contracted",
    "expansion": "expanded",
    "reactivated": "reactivated",
    "newly_won": "newly_won",
}


@dataclass(frozen=True)
class Revenue:
    """`total` is one row of queries/retention/bridges.sql, for everybody in view; months None in a snapshot."""

    scope: Scope
    result: QueryResult
    total: pd.Series
    groups: Breakdown
    start_month: date | None
    end_month: date | None

    @property
    def gross(self) -> Estimate:
        return gross_revenue_retention(sums_of(self.total))

    @property
    def net(self) -> Estimate:
        return net_revenue_retention(sums_of(self.total))

    @property
    def customers(self) -> int:
        return int(self.total["customers_at_start"])

    def is_shown(self, *columns: str) -> bool:
        """Whether nobody, or enough customers to hide each, made these moves together."""
        moved = sum(int(self.total[f"customers_{CUSTOMERS[each]}"]) for each in columns)
        return moved == 0 or moved >= self.scope.minimum

    def a_month(self, column: str) -> Estimate:
        """A sum of the bridge as money a month, without its sign."""
        return counted(self.scope.money(abs(self.total[column])), self.customers)

    @property
    def new(self) -> Estimate:
        """What new customers bring; with it, what too few to show apart brought back."""
        columns = ["newly_won"] if self.is_shown("reactivated") else ["newly_won", "reactivated"]
        return counted(self.scope.money(float(self.total[columns].sum())), self.customers_new)

    @property
    def customers_new(self) -> int:
        back = 0 if self.is_shown("reactivated") else self.total["customers_reactivated"]
        return int(self.total["customers_newly_won"] + back)

    def a_year(self, column: str) -> Estimate:
        return counted(self.scope.money(12 * abs(self.total[column]), "year"), self.customers)

    @property
    def gross_margin(self) -> Share:
        return Share(float(str(self.scope.edition.company["gross_margin"])))

    @property
    def margin_lost(self) -> Estimate:
        """Gross margin a year that went with the customers lost, at the margin that company.toml names."""
        lost = self.a_year("lost").value
        return counted(Money(lost.amount * self.gross_margin.amount, self.scope.currency, "year"), self.customers)


def revenue_of(scope: Scope) -> Revenue | None:
    """None where twelve months of recurring revenue are not to be had, or too few customers paid at their start."""
    result = scope.run("retention/bridges")
    groups = breakdown(result.frame, "customers_at_start", scope.minimum, scope.hidden("customers_at_start"))
    if groups.everybody is None or groups.everybody["at_start"] <= 0:
        return None
    months = scope.edition.run("retention/revenue_months", period_id=scope.period.period_id).frame
    start, end = (
        (None, None) if months.empty else (day_of(months.iloc[0][each]) for each in ("start_month", "end_month"))
    )
    return Revenue(scope, result, groups.everybody, groups, start, end)


def sums_of(row: pd.Series) -> RetentionSums:
    kept = row["at_start"] + row["lost"] + row["contraction"]
    return RetentionSums(
        customers=row["customers_at_start"],
        start=row["at_start"],
        kept=kept,
        end=kept + row["expansion"],
        start_squared=row["start_squared"],
        kept_squared=row["gross_squared"],
        end_squared=row["net_squared"],
        start_times_kept=row["gross_by_start"],
        start_times_end=row["net_by_start"],
    )


def gross_of(row: pd.Series) -> Estimate | None:
    return gross_revenue_retention(sums_of(row)) if row["at_start"] > 0 else None


def net_of(row: pd.Series) -> Estimate | None:
    return net_revenue_retention(sums_of(row)) if row["at_start"] > 0 else None


def day_of(value: object) -> date:
    return pd.Timestamp(str(value)).date()
