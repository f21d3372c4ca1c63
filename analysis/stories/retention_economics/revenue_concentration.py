"""On how few customers the revenue rests, and what losing one of the largest would do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Finding, Grade
from analysis.quantities import Share, ShareChange
from analysis.sentences import Sentence, sentence
from analysis.statistics.concentration import TOP_PART
from analysis.stories.retention_economics.scope import PURCHASED, RECURRING, Scope, evidence
from queries.run import QueryResult

ID = "revenue-concentration"
LARGEST = 10  # customers
CHART_STEP = 0.05  # of the customers: a point for every twentieth is as fine as a line of this width can show
WORDS = {"recurring": "recurring revenue", "purchases": "revenue from purchases"}


@dataclass(frozen=True)
class Concentration:
    """`steps` has percent (1 holds the largest hundredth of customers), is_among_largest_ten, customers, amount."""

    scope: Scope
    result: QueryResult
    kind: str
    steps: pd.DataFrame

    @cached_property
    def customers(self) -> int:
        return int(self.steps["customers"].sum())

    @cached_property
    def total(self) -> float:
        return float(self.steps["amount"].sum())

    @cached_property
    def largest_ten(self) -> float:
        return float(self.steps.loc[self.steps["is_among_largest_ten"], "amount"].sum())

    @property
    def share_of_largest_ten(self) -> Estimate:
        return counted(Share(self.largest_ten / self.total), self.customers)

    @property
    def share_of_top_tenth(self) -> Estimate:
        top = self.steps.loc[self.steps["percent"] <= 100 * TOP_PART, "amount"].sum()
        return counted(Share(float(top) / self.total), self.customers)

    @property
    def one_of_the_largest(self) -> Estimate:
        """What one customer of the average size among the largest ten is of the whole."""
        return counted(ShareChange(self.largest_ten / LARGEST / self.total), self.customers)


def concentration_of(scope: Scope) -> Concentration | None:
    """None with too few customers for ten, or a tenth, of them to hide each one."""
    result = scope.run("retention/concentration")
    kind = "purchases" if scope.sells_by_purchase else "recurring"
    steps = result.frame[result.frame["kind"] == kind]
    # Ten customers must be enough to be shown, and the other customers too, or they could be found by subtraction.
    if scope.minimum > LARGEST or steps["customers"].sum() < max(2 * scope.minimum, 2 * LARGEST):
        return None
    return Concentration(scope, result, kind, steps)


def concentration_finding(found: Concentration) -> Finding:
    scope = found.scope
    tables = PURCHASED if found.kind == "purchases" else RECURRING
    estimates = {
        "revenue_share_of_largest_ten": found.share_of_largest_ten,
        "revenue_share_of_top_tenth": found.share_of_top_tenth,
    }
    if found.kind == "recurring":
        estimates["gross_revenue_retention_per_large_loss"] = found.one_of_the_largest
    chart = Chart(
        ChartKind.LINES, "share", {"label": "Customers, largest first", "value": f"Share of {WORDS[found.kind]}"}
    )
    return Finding(
        id=ID,
        claim=_claim(found),
        subtitle=(
            f"Share of {WORDS[found.kind]} from the largest customers, by how many of all customers they are; "
            f"{found.customers:,} paying customers"
        ),
        estimates=estimates,
        evidence=evidence(found.result, chart, _rows(found)),
        grade=Grade.OBSERVED,
        basis=scope.basis(found.customers, *tables),
        caveats=(
            sentence(
                "Counted in full. Single customers are not shown: ten are the fewest of whom anything is said."
                if scope.minimum == LARGEST
                else "Counted in full. Single customers are not shown."
            ),
        ),
        method="concentration",
    )


def _claim(found: Concentration) -> Sentence:
    template = (
        "**The ten largest customers bring {ten} of {what}**, the largest tenth {tenth} {when}"
        if found.share_of_largest_ten.value.amount < found.share_of_top_tenth.value.amount
        else "**The ten largest customers bring {ten} of {what}** {when}"
    )
    if found.kind == "recurring":
        template += "; losing one of them would cost {one:size} of what is kept"
    return sentence(
        template,
        ten=found.share_of_largest_ten,
        tenth=found.share_of_top_tenth,
        what=WORDS[found.kind],
        when=found.scope.period_words,
        one=found.one_of_the_largest,
    )


def _rows(found: Concentration) -> pd.DataFrame:
    """Cumulative shares, one point wherever enough customers, and a step worth seeing, came since the point before."""
    by_percent = found.steps.groupby("percent", as_index=False)[["customers", "amount"]].sum().sort_values("percent")
    step = max(found.scope.minimum, CHART_STEP * found.customers)
    points, counted_so_far = [], 0.0
    heads, amounts = by_percent["customers"].cumsum(), by_percent["amount"].cumsum()
    for percent, head, amount in zip(by_percent["percent"], heads, amounts, strict=True):
        left = found.customers - head
        if left == 0 or (head - counted_so_far >= step and left >= found.scope.minimum):
            points.append((f"{percent} %", amount / found.total, percent / 100))
            counted_so_far = float(head)
    frame = pd.DataFrame(points, columns=["label", "value", "even"])
    revenue = frame.assign(series="Revenue", is_highlighted=True)
    alike = frame.assign(value=frame["even"], series="If all paid alike", is_highlighted=False)
    return pd.concat([revenue, alike], ignore_index=True)[["label", "series", "value", "is_highlighted"]]
