"""Sales by purchase: what was bought, how many deals were won of those closed, and how many customers came again."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.statistics.share import share
from analysis.stories.retention_economics.breakdown import Breakdown, breakdown, dimension_shown, stated
from analysis.stories.retention_economics.customers_kept import extremes
from analysis.stories.retention_economics.finance_total import FinanceTotal, tie, unmatched
from analysis.stories.retention_economics.group_words import customers_of, others_of
from analysis.stories.retention_economics.scope import PURCHASED, Scope, evidence
from analysis.stories.retention_economics.searched import Searched
from analysis.stories.retention_economics.watched import one_step, pace_p_value
from queries.run import QueryResult

ID = "purchases"
NAME = "deals by "


@dataclass(frozen=True)
class Purchases:
    """`groups` has purchases, revenue, buyers, repeat_buyers and lost_deals by dimension and group."""

    scope: Scope
    result: QueryResult
    groups: Breakdown

    @property
    def everybody(self) -> pd.Series:
        assert self.groups.everybody is not None
        return self.groups.everybody

    @property
    def has_lost_deals(self) -> bool:
        return bool(self.everybody["lost_deals"] > 0)

    @property
    def revenue(self) -> Estimate:
        return self.revenue_of(self.everybody)

    def revenue_of(self, row: pd.Series) -> Estimate:
        return counted(self.scope.money(row["revenue"], per=""), int(row["purchases"]))

    def p_values(self) -> dict[str, float | None]:
        """For each dimension, whether the share of deals won differs between its groups."""
        if not self.has_lost_deals:
            return {}
        return {f"{NAME}{each}": self._p_value(each) for each in self.groups.comparable}

    def _p_value(self, dimension: str) -> float | None:
        return pace_p_value(one_step(stated(as_losses(self.groups.of(dimension)))), "group_name")


def purchases_of(scope: Scope) -> Purchases | None:
    """None where nothing was bought in the period, or by too few customers."""
    result = scope.run("retention/purchases")
    groups = breakdown(result.frame, "customers", scope.minimum, scope.hidden("buyers"))
    if groups.everybody is None or groups.everybody["purchases"] <= 0:
        return None
    return Purchases(scope, result, groups)


def as_losses(rows: pd.DataFrame) -> pd.DataFrame:
    """Deals in the shape of customers: those closed, and those of them that were lost."""
    return rows.assign(customers=rows["purchases"] + rows["lost_deals"], lost=rows["lost_deals"])


def win_of(row: pd.Series) -> Estimate | None:
    closed = row["purchases"] + row["lost_deals"]
    return share(row["purchases"], closed) if closed > 0 else None


def repeat_of(row: pd.Series) -> Estimate | None:
    return share(row["repeat_buyers"], row["buyers"]) if row["buyers"] > 0 else None


def orders_of(row: pd.Series) -> Estimate:
    return counted(Count(row["purchases"], "purchases"), int(row["purchases"]))


def dimension_of(purchases: Purchases, searched: Searched) -> str | None:
    """By which dimension the finding compares."""
    return dimension_shown(purchases.scope.view.compare_by, purchases.groups.comparable, searched, NAME)


def purchases_finding(purchases: Purchases, finance: FinanceTotal | None, searched: Searched) -> Finding:
    everybody = purchases.everybody
    dimension = dimension_of(purchases, searched)
    is_told = dimension is not None and searched.passes(f"{NAME}{dimension}")
    estimates = purchases.groups.estimates("purchase_revenue", purchases.revenue_of)
    estimates |= purchases.groups.estimates("purchases", orders_of)
    estimates |= purchases.groups.estimates("repeat_purchase_share", repeat_of)
    if purchases.has_lost_deals:
        estimates |= purchases.groups.estimates("win_share", win_of)
        lost = int(everybody["lost_deals"])
        estimates["lost_deals"] = counted(Count(lost, "deals"), lost)
        estimates["comparisons_searched"] = counted(Count(searched.tested, "comparisons"), searched.tested)
    estimates |= purchases.groups.left_out(purchases.scope.minimum)
    rows, chart = _rows(purchases, dimension, is_told)
    return Finding(
        id=ID,
        claim=_claim(purchases, dimension, is_told),
        subtitle=_subtitle(purchases, dimension),
        estimates=estimates | (finance.estimates if finance else {}),
        evidence=evidence(purchases.result, chart, rows),
        grade=Grade.OBSERVED,
        basis=purchases.scope.basis(
            everybody["purchases"] + everybody["lost_deals"],
            *PURCHASED,
            of="closed deals" if purchases.has_lost_deals else "purchases",
        ),
        caveats=_caveats(purchases, finance, dimension, is_told, searched),
        method="share",
    )


def _claim(purchases: Purchases, dimension: str | None, is_told: bool) -> Sentence:
    when = purchases.scope.period_words
    if not purchases.has_lost_deals:
        return sentence(
            "**{orders} brought {revenue}** {when}",
            orders=orders_of(purchases.everybody),
            revenue=purchases.revenue,
            when=when,
        )
    pair = extremes(as_losses(purchases.groups.of(dimension))) if dimension and is_told else None
    template = "**{win} of closed deals were won**, worth {revenue}, {when}"
    if pair:
        template += "; {high} of those with {best}, {low} with {worst}"
    worst, best = pair or (purchases.everybody, purchases.everybody)
    return sentence(
        template,
        win=_known(win_of(purchases.everybody)),
        revenue=purchases.revenue,
        when=when,
        high=_known(win_of(best)),
        best=customers_of(dimension or "", str(best["group_name"])),
        low=_known(win_of(worst)),
        worst=others_of(dimension or "", str(worst["group_name"])),
    )


def _known(estimate: Estimate | None) -> Estimate:
    assert estimate is not None  # a row with purchases has closed deals
    return estimate


def _subtitle(purchases: Purchases, dimension: str | None) -> str:
    everybody = purchases.everybody
    by = f" by {dimension}" if dimension else ""
    if purchases.has_lost_deals:
        return (
            f"Share of closed deals won{by}, with 95 % intervals; {int(everybody['purchases']):,} won, "
            f"{int(everybody['lost_deals']):,} lost"
        )
    return f"Revenue from purchases{by}, {purchases.scope.currency}; {int(everybody['buyers']):,} customers bought"


def _rows(purchases: Purchases, dimension: str | None, is_told: bool) -> tuple[pd.DataFrame, Chart]:
    shown = purchases.groups.of(dimension) if dimension else pd.DataFrame([purchases.everybody])
    shown = shown if dimension else shown.assign(group_name="All customers")
    if not purchases.has_lost_deals:
        rows = shown.rename(columns={"group_name": "label", "revenue": "value", "buyers": "sample_size"})
        chart = Chart(ChartKind.BARS, purchases.scope.money(0, per="").unit)
        return rows[["label", "value", "sample_size"]].sort_values("value", ascending=False), chart
    pair = extremes(as_losses(shown)) if dimension and is_told else None
    dots = []
    for _, row in shown.iterrows():
        win = win_of(row)
        if win is not None:
            is_worst = pair is not None and row["group_name"] == pair[0]["group_name"]
            dots.append(
                (row["group_name"], win.value.amount, win.low.amount, win.high.amount, win.sample_size, is_worst)
            )
    columns = ["label", "value", "low", "high", "sample_size", "is_highlighted"]
    frame = pd.DataFrame(dots, columns=columns).sort_values("value", ascending=False, kind="stable")
    return frame, Chart(ChartKind.DOTS, "share", reference=_known(win_of(purchases.everybody)).value.amount)


def _caveats(
    purchases: Purchases, finance: FinanceTotal | None, dimension: str | None, is_told: bool, searched: Searched
) -> tuple[Sentence, ...]:
    said: list[Sentence] = [tie(finance), *unmatched(finance)] if finance else []
    repeat = repeat_of(purchases.everybody)
    if repeat is not None:
        said.append(
            sentence(
                "{repeat} of the {buyers} who bought did so more than once in the period.",
                repeat=repeat,
                buyers=Count(purchases.everybody["buyers"], "customers"),
            )
        )
    if purchases.has_lost_deals:
        said.append(
            sentence(
                "What comes next is not foretold: each deal is won or lost anew, and does not recur as orders may."
            )
        )
    if dimension and purchases.has_lost_deals and not is_told:
        said.append(
            sentence(
                "Whether more deals are won by {dimension} cannot be told yet ({tested} searched).",
                dimension=dimension,
                tested=Count(searched.tested, "comparisons"),
            )
        )
    return (*said, *purchases.groups.caveat(purchases.scope.minimum))
