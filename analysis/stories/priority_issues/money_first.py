"""Money first: which issues expose the most recurring revenue, and how that differs from what is raised most often."""

from __future__ import annotations

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count, Ratio
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.priority_issues.exposure import QUERY, Exposure
from analysis.stories.priority_issues.facts import finding_id
from analysis.stories.priority_issues.judging import is_significant

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
METHOD = "customer_totals"
MOST_CUSTOMERS_ADDED = 100  # times as many: beyond it no company will ever tell two issues apart


def ordinal(rank: int) -> str:
    return ORDINALS[rank - 1] if rank <= len(ORDINALS) else f"number {rank}"


def money_first(exposure: Exposure) -> Finding | None:
    """Issues in the order of the revenue that they expose."""
    if not exposure.has_money or exposure.ranked.empty:
        return None
    return Finding(
        id=finding_id("money-first"),
        claim=_claim(exposure),
        subtitle=f"Annual recurring revenue of current customers, split over the issues they raised; "
        f"exposed, not lost. {exposure.period.label}",
        estimates={**exposure.estimates, **_needed(exposure)},
        evidence=_pareto(exposure),
        grade=Grade.OBSERVED,
        basis=exposure.facts.basis(exposure.departments, exposure.cases, exposure.noun, exposure.period.label),
        caveats=(*_caveats(exposure), *suppression_caveat(exposure)),
        method=METHOD,
        is_open=exposure.leader_by_money is None,
    )


def _claim(exposure: Exposure) -> Sentence:
    first = exposure.ranked.iloc[0]
    issue, rank, lead = str(first["issue"]), int(first["rank_by_count"]), exposure.lead_by_money
    parts: dict[str, Part] = {"issue": issue, "money": exposure.revenue(issue), "noun": exposure.noun}
    if lead is None:
        return sentence("**{issue} exposes {money}** of recurring revenue; no other issue is named", **parts)
    parts["tested"] = lead
    if not is_significant(lead):
        return _undecided(exposure, lead)
    if rank == 1:
        return sentence("**{issue} comes first by money and by count**: it exposes {money} of revenue", **parts)
    if is_rare_and_costly(exposure):
        return sentence(
            "**{issue} exposes the most revenue, {money}, yet is only {rank} by number of {noun}**: "
            "rare and costly beats frequent and cheap",
            rank=ordinal(rank),
            **parts,
        )
    return sentence(
        "**{issue} exposes the most revenue, {money}**, and is {rank} by number of {noun}", rank=ordinal(rank), **parts
    )


def is_rare_and_costly(exposure: Exposure) -> bool:
    """First by money, and raised less often than the most frequent issue by more than chance."""
    first, frequent = exposure.leader_by_money, exposure.order(by_count=True)[0]
    return first not in (None, frequent) and is_significant(exposure.difference(frequent, str(first), by_count=True))


def _undecided(exposure: Exposure, lead: Estimate) -> Sentence:
    first, second = exposure.ranked["issue"].iloc[:2]
    return sentence(
        "No single issue leads by money: **{first} ({money}) and {second} ({other}) cannot be told apart yet**",
        first=first,
        second=second,
        money=exposure.revenue(first),
        other=exposure.revenue(second),
        tested=lead,
    )


def _caveats(exposure: Exposure) -> tuple[Sentence, ...]:
    said = [
        sentence(
            "This is revenue exposed to an issue, not revenue that will be lost: customers who raised several issues "
            "count in part for each, so that all issues add up to {total} of the {base} that customers pay.",
            total=exposure.total_revenue(),
            base=exposure.base(),
        )
    ]
    if exposure.leader_by_money is None:
        said.append(_what_it_would_take(exposure))
    return (*said, *read_from_words(exposure))


def read_from_words(exposure: Exposure) -> tuple[Sentence, ...]:
    """Where not every mention is a department's own topic."""
    if not exposure.facts.holdings.mentions_in_comments:
        return ()
    return (
        sentence(
            "A mention is a case, or a comment in a survey or a loss that does not praise. What a comment is about was "
            "told by its words and can be read wrongly."
        ),
    )


def _what_it_would_take(exposure: Exposure) -> Sentence:
    first, second = (exposure.position(issue) for issue in exposure.ranked["issue"].iloc[:2])
    times = exposure.totals.times_needed(first, second)
    if times is None or times > MOST_CUSTOMERS_ADDED:
        return sentence(
            "The first two issues by money are so close that no realistic number of customers would part them."
        )
    return sentence(
        "Telling the first two issues apart would take about {times} as many customers who raise them.",
        times=Ratio(max(times, 1.0)),
    )


def _needed(exposure: Exposure) -> dict[str, Estimate]:
    """Behind the number in what it would take."""
    if exposure.leader_by_money is not None or len(exposure.ranked) < 2:
        return {}
    times = exposure.totals.times_needed(*(exposure.position(issue) for issue in exposure.order()[:2]))
    if times is None:
        return {}
    return {"times_as_many_customers_needed": counted(Ratio(max(times, 1.0)), exposure.customers_touched)}


def suppression_caveat(exposure: Exposure) -> tuple[Sentence, ...]:
    if not exposure.suppressed_groups:
        return ()
    return (
        sentence(
            "Not shown: {count:word} raised by fewer than {minimum} customers, or needed to keep those hidden.",
            count=Count(exposure.suppressed_groups, "issues"),
            minimum=exposure.facts.minimum_group_size,
        ),
    )


def _pareto(exposure: Exposure) -> Evidence:
    issues = exposure.issues
    leader = exposure.leader_by_money
    total = exposure.total_revenue().value.amount
    rows = issues.assign(
        label=issues["issue"],
        value=issues["revenue_at_risk"],
        cumulative_share=issues["revenue_at_risk"].cumsum() / total,
        is_highlighted=issues["issue"] == leader,
        departments=[", ".join(exposure.departments_of(issue)) for issue in issues["issue"]],
    )
    columns = ["label", "value", "cumulative_share", "is_highlighted", "cases", "customers", "departments"]
    chart = Chart(ChartKind.PARETO, exposure.facts.money(0, "year").unit, {"value": "Revenue exposed"})
    return Evidence(QUERY, exposure.result.parameters, chart, rows[columns])
