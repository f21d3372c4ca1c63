"""Why customers leave: reasons by count, by share and by the money that left with them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import Any

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.quantities import Count
from analysis.statistics.confidence import NORMAL_CRITICAL
from analysis.statistics.lead import lead
from analysis.statistics.share import share
from analysis.statistics.suppression import suppress_small_groups
from analysis.stories.periods import PeriodRef
from analysis.stories.priority_issues.facts import Facts
from queries.run import QueryResult

QUERY = "issues/losses"
MONEY_METHOD = "money that left: sum over losses, each drawn anew as a Poisson count"


@dataclass(frozen=True)
class Losses:
    """`categories`: one row per category that may be shown: category, losses, customers, losses_valued, money,
    money_squared, is_actionable (whether anything in it can be acted on). Most named first."""

    facts: Facts
    result: QueryResult
    period: PeriodRef
    categories: pd.DataFrame
    reasons: pd.DataFrame  # as categories, one row per (category, reason) that can be acted on and that may be shown
    without_reason: int
    not_actionable: int  # 0 where they are too few to be shown
    suppressed_groups: int
    total: int  # with a reason
    valued: int
    money: float
    money_squared: float

    @cached_property
    def ranked(self) -> pd.DataFrame:
        """What can be acted on."""
        return self.categories[self.categories["is_actionable"]]

    @property
    def departments(self) -> tuple[str, ...]:
        return self.facts.departments_of(("loss",))

    def rows(self) -> list[dict[Hashable, Any]]:
        """The categories that can be acted on, most named first."""
        return self.ranked.to_dict("records")

    def count(self, losses: float) -> Estimate:
        return counted(Count(float(losses), "losses"), self.total)

    def share(self, losses: float) -> Estimate:
        return share(losses, self.total)

    @cached_property
    def lead(self) -> Estimate | None:
        """By how much the category named most exceeds the next; None where there are not two."""
        counts = self.ranked["losses"].tolist()
        return lead(counts[0], counts[1], self.total) if len(counts) > 1 else None

    def money_left(self, row: Mapping[Hashable, Any]) -> Estimate:
        """In all or for one category; its interval takes the losses, some large, as draws."""
        value, reach = float(row["money"]), NORMAL_CRITICAL * sqrt(float(row["money_squared"]))
        low, high = self.facts.money(max(value - reach, 0.0)), self.facts.money(value + reach)
        return Estimate(self.facts.money(value), low, high, int(row["losses_valued"]), MONEY_METHOD)

    def total_money(self) -> Estimate | None:
        if self.money <= 0:
            return None
        sums: dict[Hashable, Any] = {
            "money": self.money,
            "money_squared": self.money_squared,
            "losses_valued": self.valued,
        }
        return self.money_left(sums)


def losses_of(facts: Facts) -> Losses | None:
    """None where no loss of the period looked at has a reason."""
    result, period = facts.in_level_period(QUERY)
    frame = result.frame
    told = frame[frame["category"].notna()]
    if told.empty:
        return None
    minimum = facts.minimum_group_size
    unchangeable = told[~told["is_actionable"]]
    categories = suppress_small_groups(_by(told, ["category"]), "customers", minimum)
    categories = categories.only(~categories.kept["category"].isin(facts.hidden("category", period)))
    actionable = _by(told[told["is_actionable"] & told["reason"].notna()], ["category", "reason"])
    return Losses(
        facts,
        result,
        period,
        categories.kept,
        suppress_small_groups(actionable, "customers", minimum, ["category"]).kept,
        int(frame["losses"].sum() - told["losses"].sum()),
        int(unchangeable["losses"].sum()) if unchangeable["customers"].sum() >= minimum else 0,
        categories.suppressed_groups,
        int(told["losses"].sum()),
        int(told["losses_valued"].sum()),
        float(told["money"].sum()),
        float(told["money_squared"].sum()),
    )


def _by(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    sums = frame.groupby(keys, as_index=False, sort=True).agg(
        losses=("losses", "sum"),
        customers=("customers", "sum"),
        losses_valued=("losses_valued", "sum"),
        money=("money", "sum"),
        money_squared=("money_squared", "sum"),
        is_actionable=("is_actionable", "any"),
    )
    return sums.sort_values("losses", ascending=False, kind="stable").reset_index(drop=True)
