"""The revenue bridge: what recurring revenue was at the start, what was lost and won, what it is at the end."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Finding, Grade, Objection
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.stories.retention_economics.finance_total import FinanceTotal, objection, tie, unmatched
from analysis.stories.retention_economics.revenue import Revenue, gross_of, net_of
from analysis.stories.retention_economics.scope import RECURRING, evidence, month_name

ID = "revenue-bridge"


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
        objections=(objection(finance), _new_customers(revenue)) if finance else (_new_customers(revenue),),
        method="revenue_retention",
    )


def _claim(revenue: Revenue) -> Sentence:
    if revenue.start_month is None:
        return sentence(
            "**{gross} of recurring revenue was kept**: customers who left took {lost} of the {start} that was paid "
            "at the start (no dates in this export)",
            gross=revenue.gross,
            lost=revenue.a_month("lost"),
            start=revenue.a_month("at_start"),
        )
    gross, net = revenue.gross, revenue.net
    template = "**{gross} of recurring revenue was kept** over the 12 months to {end}, before expansion"
    if revenue.total["expansion"] > 0:
        template += "; with expansion, the same customers pay {net} of what they paid"
    return sentence(template, gross=gross, net=net, end=month_name(revenue.end_month or revenue.start_month))


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
    rows = [
        (starts, total["at_start"], True),
        ("Lost", total["lost"], False),
        ("Contraction", total["contraction"], False),
        ("Kept, before expansion", kept, True),
        ("Expansion", total["expansion"], False),
        ("Came back", total["reactivated"], False),
        ("New customers", total["newly_won"], False),
        (ends, total["at_end"], True),
    ]
    frame = pd.DataFrame(rows, columns=["label", "value", "is_total"])
    frame["is_highlighted"] = frame["label"] == "Lost"
    return frame[frame["is_total"] | (frame["value"] != 0)]


def _estimates(revenue: Revenue, finance: FinanceTotal | None) -> dict[str, Estimate]:
    """One snapshot shows neither expansion nor contraction, so they and net retention are not among its estimates."""
    found = {
        "recurring_revenue_at_start": revenue.a_month("at_start"),
        "recurring_revenue_lost": revenue.a_month("lost"),
        "new": revenue.a_month("newly_won"),
        "recurring_revenue_at_end": revenue.a_month("at_end"),
    }
    if revenue.start_month is None:
        everybody = revenue.customers + int(revenue.total["customers_newly_won"])
        on_the_books = revenue.total["at_end"] - revenue.total["lost"]
        found["recurring_revenue"] = counted(revenue.scope.money(on_the_books), everybody)
    else:
        found |= {name: revenue.a_month(name) for name in ("contraction", "expansion", "reactivated")}
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
        said.append(
            sentence(
                "{customers} who had paid before came back with {amount}: counted neither as kept nor as new.",
                customers=Count(total["customers_reactivated"], "customers"),
                amount=revenue.a_month("reactivated"),
            )
        )
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


def _new_customers(revenue: Revenue) -> Objection:
    """Who is in the denominator is what a board asks first."""
    won = Count(revenue.total["customers_newly_won"], "customers")
    answer = sentence(
        "No. They are in no denominator: {won} who came since bring {new}, which counts at the end only.",
        won=won,
        new=revenue.a_month("newly_won"),
    )
    return Objection("Do new customers flatter it?", answer, {"new": revenue.a_month("newly_won")})
