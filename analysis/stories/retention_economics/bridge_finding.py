"""The revenue bridge: what recurring revenue was at the start, what was lost and won, what it is at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Finding, Grade, Objection
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.stories.retention_economics.finance_total import FinanceTotal, tie, unmatched
from analysis.stories.retention_economics.revenue import Revenue, gross_of, net_of
from analysis.stories.retention_economics.scope import RECURRING, evidence, month_name

ID = "revenue-bridge"
SNAPSHOT_NAMES = {"recurring_revenue_lost": "lost"}
NAMES = SNAPSHOT_NAMES | {"contraction": "contraction", "expansion": "expansion", "reactivated": "reactivated"}


@dataclass(frozen=True)
class Moves:
    """Columns of the bridge with their labels, and the label of the step that they make together."""

    labels: Mapping[str, str]
    together: str


LOSSES = Moves({"lost": "Lost", "contraction": "Contraction"}, "Lost or contracted")
EXPANSION = Moves({"expansion": "Expansion"}, "Expansion")
GAINS = Moves({"reactivated": "Came back", "newly_won": "New customers"}, "New or came back")


def bridge_finding(revenue: Revenue, finance: FinanceTotal | None) -> Finding:
    scope = revenue.scope
    chart = Chart(ChartKind.WATERFALL, scope.money(0).unit)
    return Finding(
        id=ID,
        claim=_claim(revenue),
        subtitle=_subtitle(revenue),
        estimates=_estimates(revenue, finance),
        evidence=evidence(revenue.result, chart, bridge_rows(revenue)),
        grade=Grade.OBSERVED,
        basis=scope.basis(revenue.customers, *RECURRING),
        caveats=_caveats(revenue, finance),
        objections=(_new_customers(revenue),),
        method="revenue_retention",
    )


def _claim(revenue: Revenue) -> Sentence:
    if revenue.start_month is None:
        if not revenue.is_shown("lost"):
            return sentence("**{gross} of recurring revenue was kept** (no dates in this export)", gross=revenue.gross)
        return sentence(
            "**{gross} of recurring revenue was kept**: customers who left took {lost} of the {start} that was paid "
            "at the start (no dates in this export)",
            gross=revenue.gross,
            lost=revenue.a_month("lost"),
            start=revenue.a_month("at_start"),
        )
    gross, net = revenue.gross, revenue.net
    where = f" in segment {revenue.scope.view.segment}" if revenue.scope.view.segment else ""
    template = "**{gross} of recurring revenue was kept**{where} over the {months}, before expansion"
    if revenue.total["expansion"] > 0:
        template += "; with expansion, the same customers pay {net} of what they paid"
    return sentence(template, gross=gross, net=net, months=_months(revenue), where=where)


def _months(revenue: Revenue) -> str:
    """The twelve months of the view, unless the last of them is cut off: then the twelve to the last whole one."""
    end, period = revenue.end_month or revenue.start_month, revenue.scope.period
    if end is None or period.ends_on is None or (end.year, end.month) == (period.ends_on.year, period.ends_on.month):
        return period.label
    return f"12 months to {month_name(end)}"


def _subtitle(revenue: Revenue) -> str:
    """The denominator stands here, in words and a count; its money is the first bar."""
    currency = revenue.scope.currency
    if revenue.start_month is None:
        return (
            f"Recurring revenue, {currency} a month, of the {revenue.customers:,} customers who were there at the "
            "start; those who joined since stand apart"
        )
    return (
        f"Recurring revenue, {currency} a month, from the {revenue.customers:,} customers who paid in "
        f"{month_name(revenue.start_month)}; customers won since stand apart"
    )


def bridge_rows(revenue: Revenue) -> pd.DataFrame:
    """Totals stand on the ground, the rest are steps; a step that nobody took is left out."""
    total = revenue.total
    starts, ends = ("At the start", "Now")
    if revenue.start_month and revenue.end_month:
        starts, ends = f"{revenue.start_month:%b %Y}", f"{revenue.end_month:%b %Y}"
    kept = total["at_start"] + total["lost"] + total["contraction"]
    rows = [(starts, total["at_start"], True), *_steps(revenue, LOSSES)]
    rows += [("Kept, before expansion", kept, True), *_steps(revenue, EXPANSION), *_steps(revenue, GAINS)]
    frame = pd.DataFrame([*rows, (ends, total["at_end"], True)], columns=["label", "value", "is_total"])
    frame["is_highlighted"] = frame["label"].isin([LOSSES.labels["lost"], LOSSES.together])
    return frame[frame["is_total"] | (frame["value"] != 0)]


def _steps(revenue: Revenue, moves: Moves) -> list[tuple[str, float, bool]]:
    """Each move apart where enough customers made it, otherwise together."""
    if all(revenue.is_shown(column) for column in moves.labels):
        return [(label, float(revenue.total[column]), False) for column, label in moves.labels.items()]
    return [(moves.together, float(sum(revenue.total[column] for column in moves.labels)), False)]


def _estimates(revenue: Revenue, finance: FinanceTotal | None) -> dict[str, Estimate]:
    """One snapshot shows neither expansion nor contraction, so they and net retention are not among its estimates.
    What fewer customers moved than may be shown is left out."""
    is_snapshot = revenue.start_month is None
    back = int(revenue.total["customers_reactivated"])
    moves = SNAPSHOT_NAMES if is_snapshot else NAMES
    found = {name: revenue.a_month(column) for name, column in moves.items() if revenue.is_shown(column)}
    if revenue.is_shown("newly_won", "reactivated"):
        found["new"] = revenue.new
    if back and revenue.is_shown("reactivated"):
        found["customers_reactivated"] = counted(Count(back, "customers"), back)
    found |= revenue.groups.left_out(revenue.scope.minimum)
    found["recurring_revenue_at_start"] = revenue.a_month("at_start")
    found["recurring_revenue_at_end"] = revenue.a_month("at_end")
    if is_snapshot:
        everybody = revenue.customers + int(revenue.total["customers_newly_won"])
        on_the_books = revenue.total["at_end"] - revenue.total["lost"]
        found["recurring_revenue"] = counted(revenue.scope.money(on_the_books), everybody)
    else:
        found |= revenue.groups.estimates("net_revenue_retention", net_of)
    found |= revenue.groups.estimates("gross_revenue_retention", gross_of)
    return found | (finance.estimates if finance else {})


def _caveats(revenue: Revenue, finance: FinanceTotal | None) -> tuple[Sentence, ...]:
    total = revenue.total
    said: list[Sentence] = []
    if finance:
        said += [tie(finance), *unmatched(finance)]
    else:
        said.append(
            sentence("No total of Finance's own came with the exports, so none could be held against this one.")
        )
    if total["customers_reactivated"] > 0:
        said.append(_came_back(revenue))
    if revenue.start_month is None:
        said.append(
            sentence(
                "One snapshot shows neither expansion nor contraction: "
                "what a customer pays now, or last paid, stands for what it paid at the start."
            )
        )
    said.append(
        sentence(
            "How far the share kept would move if like customers decided again: {gross:interval}.", gross=revenue.gross
        )
    )
    return (*said, *revenue.groups.caveat(revenue.scope.minimum))


def _came_back(revenue: Revenue) -> Sentence:
    if not revenue.is_shown("reactivated"):
        return sentence(
            "A few customers who had paid before came back: not counted as kept, too few to show apart from new ones."
        )
    return sentence(
        "{customers} who had paid before came back with {amount}: counted neither as kept nor as new.",
        customers=Count(revenue.total["customers_reactivated"], "customers"),
        amount=revenue.a_month("reactivated"),
    )


def _new_customers(revenue: Revenue) -> Objection:
    """Who is in the denominator is what a board asks of retained revenue alone."""
    question = "Do new customers flatter it?"
    if not revenue.is_shown("newly_won", "reactivated") or not revenue.customers_new:
        return Objection(question, sentence("No. New customers are in no denominator: they count at the end only."))
    answer = sentence(
        "No. They are in no denominator: {won} who came since bring {new}, which counts at the end only.",
        won=Count(revenue.customers_new, "customers"),
        new=revenue.new,
    )
    number = counted(Count(revenue.customers_new, "customers"), revenue.customers_new)
    return Objection(question, answer, {"new": revenue.new, "customers_new": number})
