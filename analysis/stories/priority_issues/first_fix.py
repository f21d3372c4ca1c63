"""What to fix first: at most five issues by money, with what is known of each."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.priority_issues.exposure import QUERY, Exposure
from analysis.stories.priority_issues.facts import finding_id
from analysis.stories.priority_issues.initiatives import InitiativeResult, Verdict, latest_on
from analysis.stories.priority_issues.money_first import METHOD, ordinal, suppression_caveat
from analysis.stories.priority_issues.trends import Trend

LONGEST_LIST = 5  # what a board will act on; issue 2 section 4
WHAT_WAS_DONE = {
    Verdict.WORKED: "{initiative} is already bringing its cases down",
    Verdict.WORSE: "its cases rose after {initiative} began",
    Verdict.NO_EFFECT: "{initiative} shows no effect on it",
    Verdict.UNTESTABLE: "whether {initiative} helps cannot be told yet",
}
NOTHING_DONE = "no initiative addresses it"
TRENDS = {"rose": "raised ever more often", "fell": "raised less often than before", None: "no trend to be told"}


def first_fix(exposure: Exposure, trends: Sequence[Trend], initiatives: Sequence[InitiativeResult]) -> Finding | None:
    if not exposure.has_money or len(exposure.ranked) < 2:
        return None
    listed = exposure.order()[:LONGEST_LIST]
    together = exposure.totals.total(
        [exposure.position(issue) for issue in listed], exposure.facts.money(0, "year"), exposure.customers_touched
    )
    return Finding(
        id=finding_id("first-fix"),
        claim=_claim(exposure, initiatives),
        subtitle=f"At most five issues by the annual recurring revenue that they expose. {exposure.period.label}",
        estimates={**exposure.estimates, "revenue_at_risk[first to fix]": together},
        evidence=_evidence(exposure, listed, trends, initiatives),
        grade=Grade.OBSERVED,
        basis=exposure.facts.basis(exposure.departments, exposure.cases, exposure.noun, exposure.period.label),
        caveats=suppression_caveat(exposure),
        method=METHOD,
        is_open=exposure.leader_by_money is None,
    )


def _claim(exposure: Exposure, initiatives: Sequence[InitiativeResult]) -> Sentence:
    first, second = exposure.order()[:2]
    parts: dict[str, Part] = {"first": first, "money": exposure.revenue(first)}
    if exposure.lead_by_money is not None:
        parts["tested"] = exposure.lead_by_money
    if exposure.leader_by_money is None:
        return sentence(
            "**Begin with {first} and {second}**: they expose most revenue, and which of the two exposes more "
            "cannot be told yet",
            second=second,
            **parts,
        )
    done = latest_on(first, initiatives)
    if done is None and not initiatives:
        return sentence("**Fix {first} first**: it exposes {money}", **parts)
    state = NOTHING_DONE if done is None else WHAT_WAS_DONE[done.verdict]
    name: dict[str, Part] = {} if done is None else {"initiative": done.name}
    return sentence("**Fix {first} first**: it exposes {money}, and " + state + "", **parts, **name)


def _evidence(
    exposure: Exposure, listed: list[str], trends: Sequence[Trend], initiatives: Sequence[InitiativeResult]
) -> Evidence:
    directions = {trend.issue: trend.direction for trend in trends}
    rows = []
    for rank, issue in enumerate(listed, start=1):
        money, done = exposure.revenue(issue), latest_on(issue, initiatives)
        rows.append(
            {
                "label": issue,
                "value": money.value.amount,
                "low": money.low.amount,
                "high": money.high.amount,
                "sample_size": money.sample_size,
                "is_highlighted": issue == exposure.leader_by_money,
                "cases": exposure.count(issue).value.amount,
                "customers_touched_share": exposure.touched_share(issue).value.amount,
                "trend": TRENDS[directions.get(issue)],
                "owner_department": done.owner_department if done else None,
                "exports_of": ", ".join(exposure.facts.departments_of(("topic", "touchpoint"), issue)),
                "reason": _reason(rank, directions.get(issue), done, bool(initiatives)),
            }
        )
    chart = Chart(ChartKind.BARS, exposure.facts.money(0, "year").unit, {"value": "Revenue exposed"})
    return Evidence(QUERY, exposure.result.parameters, chart, pd.DataFrame(rows))


def _reason(rank: int, direction: str | None, done: InitiativeResult | None, any_initiative: bool) -> str:
    """Why it stands where it stands, in one sentence without numbers: those stand in their own columns."""
    place = "Exposes most revenue" if rank == 1 else f"Exposes the {ordinal(rank)} most revenue"
    words = [place] + ([TRENDS[direction]] if direction else [])
    if done is not None:
        words.append(WHAT_WAS_DONE[done.verdict].format(initiative=done.name))
    elif any_initiative:
        words.append(NOTHING_DONE)
    return "; ".join(words) + "."
