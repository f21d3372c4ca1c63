"""Issues of current customers, by count and by the recurring revenue that they touch."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.quantities import Count
from analysis.statistics.customer_totals import CustomerTotals
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.share import share
from analysis.statistics.suppression import suppress_small_groups
from analysis.stories.periods import PeriodRef
from analysis.stories.priority_issues.facts import Facts
from analysis.stories.priority_issues.judging import is_significant
from queries.run import QueryResult

QUERY = "issues/exposure"
TOLD_IN = ("topic", "name", "touchpoint")  # of the kinds of queries/issues/departments.sql, those that tell of issues
REST = "All other topics"  # as queries/marts/issue.sql names what is not told apart


@dataclass(frozen=True)
class Exposure:
    """`issues` has one row per issue that may be shown, most revenue first, then most cases:
    issue, cases, customers, customers_current, revenue_touched, revenue_at_risk, largest_revenue, largest_mentions."""

    facts: Facts
    result: QueryResult
    period: PeriodRef
    issues: pd.DataFrame
    names: tuple[str, ...]  # every issue, in the order of `totals`: first money of each, then cases of each
    totals: CustomerTotals
    suppressed_groups: int
    customers_touched: int  # of those still customers at the period's end
    base_customers: int
    base_revenue: float

    @cached_property
    def has_money(self) -> bool:
        return self.base_revenue > 0 and bool((self.issues["revenue_at_risk"] > 0).any())

    @property
    def noun(self) -> str:
        if self.facts.holdings.touchpoints:
            return "low scores"
        return "mentions" if self.facts.holdings.mentions_in_comments else "cases"

    @property
    def one(self) -> str:
        """One of them, up to the issue's name: "a case about Billing"."""
        return {"low scores": "low score of", "mentions": "mention of", "cases": "case about"}[self.noun]

    @property
    def departments(self) -> tuple[str, ...]:
        return self.facts.departments_of(TOLD_IN)

    def departments_of(self, issue: str) -> tuple[str, ...]:
        return self.facts.departments_of(TOLD_IN, issue)

    @property
    def cases(self) -> int:
        return int(self.totals.totals[len(self.names) :].sum())

    @cached_property
    def ranked(self) -> pd.DataFrame:
        """The issues that have a name of their own, with their rank by count (1 is most frequent)."""
        named = self.issues[self.issues["issue"] != REST]
        return named.assign(rank_by_count=named["cases"].rank(ascending=False, method="min").astype(int))

    def revenue(self, issue: str) -> Estimate:
        touched = int(self._rows[issue]["customers_current"])
        return self.totals.total([self.position(issue)], self.facts.money(0, "year"), touched)

    def revenue_touched(self, issue: str) -> Estimate:
        """All that its current customers pay, whatever else they raised: over several issues it counts them twice."""
        row = self._rows[issue]
        money = self.facts.money(float(row["revenue_touched"]), "year")
        return counted(money, int(row["customers_current"]))

    def count(self, issue: str) -> Estimate:
        touched = int(self._rows[issue]["customers"])
        return self.totals.total([self.position(issue, by_count=True)], Count(0, self.noun), touched)

    def largest(self, issue: str, by_count: bool = False) -> float:
        """What the single customer with most stands for behind it: revenue a year, or cases."""
        return float(self._rows[issue]["largest_mentions" if by_count else "largest_revenue"])

    def touched_share(self, issue: str) -> Estimate:
        return share(min(int(self._rows[issue]["customers_current"]), self.base_customers), self.base_customers)

    def total_revenue(self) -> Estimate:
        """Over every issue, those not shown among them: never more than customers pay."""
        return self.totals.total(list(range(len(self.names))), self.facts.money(0, "year"), self.customers_touched)

    def base(self) -> Estimate:
        return counted(self.facts.money(self.base_revenue, "year"), self.base_customers)

    def effective_customers(self, issue: str) -> Count:
        """(Σr)²/Σr²: how many customers of equal revenue would carry as much (Kish 1965)."""
        place = self.position(issue)
        squares = float(self.totals.products[place, place])
        return Count(float(round(self.totals.totals[place] ** 2 / squares)) if squares else 0.0, "customers")

    def revenue_per_case_ratio(self, first: str, second: str) -> Estimate | None:
        this, that = ((self.position(each), self.position(each, by_count=True)) for each in (first, second))
        try:
            return self.totals.rate_ratio(this, that, self.customers_touched)
        except NotEstimable:
            return None

    def position(self, issue: str, by_count: bool = False) -> int:
        return self.names.index(issue) + (len(self.names) if by_count else 0)

    @cached_property
    def estimates(self) -> Mapping[str, Estimate]:
        """Every issue that may be shown, the total over all, and what all customers pay."""
        found: dict[str, Estimate] = {}
        for issue in self._rows:
            found[f"cases[issue={issue}]"] = self.count(issue)
            if self.base_customers:
                found[f"customers_touched_share[issue={issue}]"] = self.touched_share(issue)
            if self.has_money:
                found[f"revenue_at_risk[issue={issue}]"] = self.revenue(issue)
        if self.suppressed_groups:
            found["issues_hidden"] = counted(Count(float(self.suppressed_groups), "issues"), self.customers_touched)
            smallest = self.facts.minimum_group_size
            found["minimum_group_size"] = counted(Count(float(smallest), "customers"), self.customers_touched)
        found["cases_total"] = counted(Count(float(self.cases), self.noun), self.cases)
        found["issues"] = counted(Count(float(len(self.names)), "issues"), len(self.names))
        if self.has_money:
            found |= {"revenue_at_risk_total": self.total_revenue(), "recurring_revenue": self.base()}
            if self.lead_by_money is not None:
                found["revenue_at_risk_lead"] = self.lead_by_money
        return found

    def order(self, by_count: bool = False) -> list[str]:
        """Issues with a name of their own, most money (or most cases) first."""
        return self._by_count if by_count else self._by_money

    @cached_property
    def _by_money(self) -> list[str]:
        return self.ranked["issue"].tolist()

    @cached_property
    def _by_count(self) -> list[str]:
        return self.ranked.sort_values("cases", ascending=False, kind="stable")["issue"].tolist()

    def difference(self, first: str, second: str, by_count: bool = False) -> Estimate:
        unit = Count(0, self.noun) if by_count else self.facts.money(0, "year")
        places = (self.position(first, by_count), self.position(second, by_count))
        return self.totals.difference(*places, unit, self.customers_touched)

    @cached_property
    def lead_by_money(self) -> Estimate | None:
        """What the first issue exposes beyond the rival that comes closest to it by its test; None without a rival."""
        leads = [self.difference(self.order()[0], rival) for rival in self.order()[1:]]
        return max(leads, key=lambda lead: lead.p_value or 0.0, default=None)

    @property
    def leader_by_money(self) -> str | None:
        """The issue that chance alone would not put before each of the others; None where two cannot be told apart."""
        lead, order = self.lead_by_money, self.order()
        return order[0] if order and (lead is None or is_significant(lead)) else None

    @cached_property
    def _rows(self) -> Mapping[str, Mapping[Hashable, Any]]:
        return {str(row["issue"]): row for row in self.issues.to_dict("records")}


def exposure_of(facts: Facts) -> Exposure | None:
    """None where no export names an issue in the period looked at."""
    result, period = facts.in_level_period(QUERY)
    pairs = result.frame
    if pairs.empty:
        return None
    issues = pairs[pairs["issue"] == pairs["other_issue"]].reset_index(drop=True)
    base = facts.edition.run("issues/base", period_id=period.period_id, segment=facts.segment).frame.iloc[0]
    columns = ["issue", "customers", "customers_current", "revenue_touched", "revenue_at_risk"]
    columns += ["largest_revenue", "largest_mentions"]
    shown = issues[columns].assign(cases=issues["mentions"])
    kept = suppress_small_groups(shown, "customers", facts.minimum_group_size)
    kept = kept.only(~kept.kept["issue"].isin(facts.hidden("issue", period)))
    return Exposure(
        facts,
        result,
        period,
        kept.kept.sort_values(["revenue_at_risk", "cases"], ascending=False, kind="stable").reset_index(drop=True),
        tuple(issues["issue"]),
        _totals(pairs, issues),
        kept.suppressed_groups,
        round(float(issues["customers_split"].sum())),
        int(base["customers"]),
        float(base["recurring_revenue"]),
    )


def _totals(pairs: pd.DataFrame, issues: pd.DataFrame) -> CustomerTotals:
    """Each pair is told once: what it says of (a, b) it says, with money and cases changed over, of (b, a)."""
    places = {issue: place for place, issue in enumerate(issues["issue"])}
    first, second = (pairs[name].map(places).to_numpy() for name in ("issue", "other_issue"))
    money, cases, mixed = (np.zeros((len(places), len(places))) for _ in range(3))
    for square, upper, lower in (
        (money, "revenue_product", "revenue_product"),
        (cases, "mentions_product", "mentions_product"),
        (mixed, "revenue_mentions_product", "mentions_revenue_product"),
    ):
        square[second, first] = pairs[lower].to_numpy(dtype=float)
        square[first, second] = pairs[upper].to_numpy(dtype=float)
    products = np.block([[money, mixed], [mixed.T, cases]])
    return CustomerTotals.of(np.concatenate([issues["revenue_at_risk"], issues["mentions"]]), products)
