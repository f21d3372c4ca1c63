"""What losing customers cost: the revenue that went with them, for which reasons, and what margin it was."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.statistics.suppression import suppress_small_groups
from analysis.stories.retention_economics.revenue import Revenue
from analysis.stories.retention_economics.scope import RECURRING, Scope, evidence
from queries.run import QueryResult

ID = "cost-of-losing"
NO_REASON = "No reason given"
NOBODY_COULD_ACT = "Nobody could act on"
TOO_SMALL = "Other reasons, too few to show"


@dataclass(frozen=True)
class LosingCosts:
    """`reasons` has label, customers and revenue (a month) of customers lost; largest revenue first."""

    revenue: Revenue
    result: QueryResult
    reasons: pd.DataFrame
    categories: pd.DataFrame
    merged: int  # reasons that were too small to show apart

    @property
    def scope(self) -> Scope:
        return self.revenue.scope

    @property
    def customers(self) -> int:
        return int(self.revenue.total["customers_lost"])

    @property
    def has_reasons(self) -> bool:
        return bool((~self.reasons["label"].isin([NO_REASON, TOO_SMALL])).any())

    def part_of(self, label: str) -> pd.Series:
        """The sums of one label; zeros where nothing carries it."""
        return self.reasons.loc[self.reasons["label"] == label, ["customers", "revenue"]].sum()


def losing_costs_of(revenue: Revenue) -> LosingCosts | None:
    """None where nobody was lost, or so few that they could be told apart."""
    scope = revenue.scope
    if revenue.total["customers_lost"] < scope.minimum:
        return None
    result = scope.run("retention/lost_revenue")
    frame = result.frame
    categories = frame.assign(label=frame["category"].fillna(NO_REASON))
    labels = categories["label"].where(frame["is_actionable"], NOBODY_COULD_ACT)
    reasons, merged = _shown(frame.assign(label=labels), scope.minimum)
    return LosingCosts(revenue, result, reasons, _shown(categories, scope.minimum)[0], merged)


def _shown(frame: pd.DataFrame, minimum: int) -> tuple[pd.DataFrame, int]:
    """Summed by label, the small ones merged so that the bars still add up; shown if together they are large enough."""
    summed = frame.groupby("label", as_index=False)[["customers", "revenue"]].sum()
    kept = suppress_small_groups(summed, "customers", minimum)
    rest = summed[~summed["label"].isin(kept.kept["label"])]
    parts = [kept.kept]
    if rest["customers"].sum() >= minimum:
        parts.append(
            pd.DataFrame([(TOO_SMALL, rest["customers"].sum(), rest["revenue"].sum())], columns=summed.columns)
        )
    return pd.concat(parts).sort_values("revenue", ascending=False, kind="stable"), kept.suppressed_groups


def costs_finding(costs: LosingCosts) -> Finding:
    scope = costs.scope
    rows = costs.reasons.rename(columns={"revenue": "value", "customers": "sample_size"})
    largest = next((label for label in rows["label"] if label not in (NO_REASON, TOO_SMALL, NOBODY_COULD_ACT)), None)
    rows = rows.assign(is_highlighted=rows["label"] == largest)
    return Finding(
        id=ID,
        claim=_claim(costs),
        subtitle=(
            f"Recurring revenue that left with its customers, {scope.currency} a month at the start, by reason; "
            f"{costs.customers:,} customers lost"
        ),
        estimates=_estimates(costs),
        evidence=evidence(
            costs.result,
            Chart(ChartKind.BARS, scope.money(0).unit),
            rows[["label", "value", "sample_size", "is_highlighted"]],
        ),
        grade=Grade.OBSERVED,
        basis=scope.basis(costs.customers, *RECURRING, "loss", of="customers lost"),
        caveats=_caveats(costs),
        method="revenue_retention",
    )


def _claim(costs: LosingCosts) -> Sentence:
    revenue = costs.revenue
    return sentence(
        "**Customers who left took {lost} with them** {when}: {annual}, of which {margin} is margin",
        lost=revenue.a_month("lost"),
        annual=revenue.a_year("lost"),
        margin=revenue.margin_lost,
        when=costs.scope.period_words,
    )


def _estimates(costs: LosingCosts) -> dict[str, Estimate]:
    scope, revenue = costs.scope, costs.revenue
    found = {
        "recurring_revenue_lost_a_month": revenue.a_month("lost"),
        "recurring_revenue_lost_a_year": revenue.a_year("lost"),
        "margin_lost_a_year": revenue.margin_lost,
        "customers_lost": counted(Count(costs.customers, "customers"), costs.customers),
        "assumption[gross_margin]": counted(revenue.gross_margin, costs.customers),
    }
    if costs.merged:
        found["reasons_together"] = counted(Count(costs.merged, "reasons"), costs.merged)
        found["minimum_group_size"] = counted(Count(scope.minimum, "customers"), scope.minimum)
    for _, row in costs.categories.iterrows():
        size = int(row["customers"])
        found[f"recurring_revenue_lost[reason={row['label']}]"] = counted(scope.money(row["revenue"]), size)
        found[f"customers_lost[reason={row['label']}]"] = counted(Count(size, "customers"), size)
    beyond = costs.part_of(NOBODY_COULD_ACT)
    if beyond["customers"] > 0:
        size = int(beyond["customers"])
        found["recurring_revenue_lost[not actionable]"] = counted(scope.money(beyond["revenue"]), size)
        found["customers_lost[not actionable]"] = counted(Count(size, "customers"), size)
    return found


def _caveats(costs: LosingCosts) -> tuple[Sentence, ...]:
    said = [
        sentence(
            "The margin rests on a gross margin of {margin}, an assumption named in company.toml; "
            "a year is twelve times the month.",
            margin=costs.revenue.gross_margin,
        )
    ]
    beyond, unknown = costs.part_of(NOBODY_COULD_ACT), costs.part_of(NO_REASON)
    if beyond["customers"] > 0:
        said.append(
            sentence(
                "{customers} with {amount} left for reasons that nobody could act on, and {verb} apart.",
                verb="stands" if beyond["customers"] == 1 else "stand",
                customers=Count(beyond["customers"], "customers"),
                amount=costs.scope.money(beyond["revenue"]),
            )
        )
    if unknown["customers"] > 0 and costs.has_reasons:
        said.append(
            sentence(
                "Of {unknown} of the {customers} no export says why they left.",
                unknown=int(unknown["customers"]),
                customers=Count(costs.customers, "customers"),
            )
        )
    if costs.merged:
        said.append(
            sentence(
                "{count:word} with fewer than {minimum} customers, or next to one, stand together.",
                count=Count(costs.merged, "reasons"),
                minimum=costs.scope.minimum,
            )
        )
    return tuple(said)
