"""What to fix first: every issue by the revenue that it exposes, how sure its place is, and why it stands there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.rank_uncertainty import DRAWS
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.priority_issues.exposure import QUERY, Exposure
from analysis.stories.priority_issues.facts import finding_id
from analysis.stories.priority_issues.initiatives import InitiativeResult, Verdict
from analysis.stories.priority_issues.money_first import ordinal, suppression_caveat
from analysis.stories.priority_issues.ranked import RankedIssue, Strength

METHOD = "rank_uncertainty"
CHANCES = Count(float(round(1 / CLAIM_LEVEL)), "")  # one in so many is what a claim may be by chance
LONGEST_LIST = 8  # what a board reads down to; the others stand in the files
PRACTICALLY_ALL = 0.995  # of the draws: "100 %" would promise more than draws can
WHAT_WAS_DONE = {
    Verdict.WORKED: "{initiative} is already bringing its cases down",
    Verdict.WORSE: "its cases rose after {initiative} began",
    Verdict.NO_EFFECT: "{initiative} shows no effect on it",
    Verdict.UNTESTABLE: "whether {initiative} helps cannot be told yet",
}
NOTHING_DONE = "no initiative addresses it"
TRENDS = {"rose": "raised ever more often", "fell": "raised less often than before", None: "no trend to be told"}
EVIDENCE = {
    Strength.STRONG: "its customers leave more often than like ones",
    Strength.FAIR: "",
    Strength.THIN: "a few large customers carry it",
}


def ranking(
    exposure: Exposure, issues: Sequence[RankedIssue], initiatives: Sequence[InitiativeResult]
) -> Finding | None:
    """None where no money stands behind the issues or there are not two to put in order."""
    if not exposure.has_money or len(issues) < 2:
        return None
    return Finding(
        id=finding_id("ranking"),
        claim=_claim(exposure, issues, bool(initiatives)),
        subtitle=f"Annual recurring revenue of current customers that each issue exposes, split over all that they "
        f"raised, with its 95 % interval. {exposure.period.label}",
        estimates={**exposure.estimates, **_estimates(exposure, issues)},
        evidence=_evidence(exposure, issues, bool(initiatives)),
        grade=Grade.OBSERVED,
        basis=exposure.facts.basis(exposure.departments, exposure.cases, exposure.noun, exposure.period.label),
        caveats=(*_caveats(exposure, issues), *suppression_caveat(exposure)),
        method=METHOD,
        is_open=exposure.leader_by_money is None,
    )


def _estimates(exposure: Exposure, issues: Sequence[RankedIssue]) -> dict[str, Estimate]:
    found = {"draws": counted(Count(float(DRAWS), "times"), DRAWS), "chances_allowed": counted(CHANCES, 0)}
    for each in issues:
        found[f"first_share[issue={each.issue}]"] = each.first
        found[f"rank[issue={each.issue}]"] = each.rank
        found[f"revenue_touched[issue={each.issue}]"] = exposure.revenue_touched(each.issue)
        found[f"customers[issue={each.issue}]"] = counted(Count(float(each.customers), "customers"), each.customers)
        if each.leaving is not None and each.leaving.beyond is not None:
            found[f"leaving_beyond_like_customers[issue={each.issue}]"] = each.leaving.beyond
        if each.named.effort_days is not None:
            found[f"effort[issue={each.issue}]"] = counted(Count(each.named.effort_days, "working days"), 0)
        if each.named.cost is not None:
            found[f"cost[issue={each.issue}]"] = counted(exposure.facts.money(each.named.cost), 0)
    owned = sum(each.owner is not None for each in issues)
    found["issues_shown"] = counted(Count(float(len(issues)), "issues"), len(issues))
    found["issues_with_owner"] = counted(Count(float(owned), "issues"), len(issues))
    return found


def _claim(exposure: Exposure, issues: Sequence[RankedIssue], any_initiative: bool) -> Sentence:
    first, second = issues[:2]
    parts: dict[str, Part] = {"first": first.issue, "money": first.revenue, "share": first.first}
    if exposure.lead_by_money is not None:
        parts["tested"] = exposure.lead_by_money
    if exposure.leader_by_money is None:
        return sentence(
            "Which issue to fix first **cannot be told yet**: {first} ({money}) and {second} ({other}) are too close "
            "to be told apart",
            second=second.issue,
            other=second.revenue,
            **parts,
        )
    how_sure = "practically every draw" if first.first.value.amount >= PRACTICALLY_ALL else "{share} of draws"
    said = "**Fix {first} first**: it exposes {money}, and comes first in " + how_sure + " of the customers"
    if first.done is not None:
        return sentence(said + "; " + WHAT_WAS_DONE[first.done.verdict], initiative=first.done.name, **parts)
    return sentence(said + (f"; {NOTHING_DONE}" if any_initiative else ""), **parts)


def _caveats(exposure: Exposure, issues: Sequence[RankedIssue]) -> tuple[Sentence, ...]:
    said = [] if exposure.leader_by_money is not None else [_not_a_claim(issues[0])]
    said += [
        sentence(
            "How sure a place is: the customers were drawn anew {draws}, each as often as chance would have it, and "
            "the issues put in order each time.",
            draws=Count(float(DRAWS), "times"),
        ),
        sentence(
            "Revenue at risk adds up: a customer who raised several issues counts in part for each, so that all come "
            "to {total} of the {base} that customers pay.",
            total=exposure.total_revenue(),
            base=exposure.base(),
        ),
    ]
    return (*said, _whose(issues))


def _not_a_claim(first: RankedIssue) -> Sentence:
    return sentence(
        "The order lies within chance: {first} comes first in {share} of draws, and an issue is said to lead only "
        "where chance alone would bring its lead about less than once in {allowed} such comparisons.",
        first=first.issue,
        share=first.first,
        allowed=CHANCES,
    )


def _whose(issues: Sequence[RankedIssue]) -> Sentence:
    """Owner, effort and cost are the company's to say; nothing is guessed."""
    owned = sum(each.owner is not None for each in issues)
    weighed = sum(each.named.effort_days is not None or each.named.cost is not None for each in issues)
    effort = "what fixing one would take nobody has said (effort_days and cost in issues.toml)"
    if weighed:
        effort = "what fixing one would take is as issues.toml says" + ("" if weighed == len(issues) else ", for some")
    if not owned:
        return sentence("No issue has an owner, and " + effort + ".")
    if owned == len(issues):
        return sentence("Every issue has an owner; " + effort + ".")
    verb = "has" if owned == 1 else "have"
    many = Count(float(len(issues)), "issues")
    return sentence("{owned:word} of {all:word} " + verb + " an owner; " + effort + ".", owned=owned, all=many)


def _evidence(exposure: Exposure, issues: Sequence[RankedIssue], any_initiative: bool) -> Evidence:
    rows = [_row(exposure, place, each, any_initiative) for place, each in enumerate(issues[:LONGEST_LIST], start=1)]
    chart = Chart(ChartKind.RANKING, exposure.facts.money(0, "year").unit, {"value": "Revenue exposed"})
    return Evidence(QUERY, exposure.result.parameters, chart, pd.DataFrame(rows))


def _row(exposure: Exposure, place: int, each: RankedIssue, any_initiative: bool) -> dict[str, Any]:
    low, value, high = (end.amount for end in (each.revenue.low, each.revenue.value, each.revenue.high))
    return {
        "label": each.issue,
        "value": value,
        "low": low,
        "high": high,
        "sample_size": each.customers,
        "is_highlighted": each.issue == exposure.leader_by_money,
        "rank": place,
        "rank_low": each.rank.low.amount,
        "rank_high": each.rank.high.amount,
        "first_share": each.first.value.amount,
        "note": _sentence(_why(each, any_initiative)),
        "reason": _sentence([_place(place), *_why(each, any_initiative)]),
        "owner_department": each.owner,
        "journey_stage": each.named.journey_stage,
        "effort_days": each.named.effort_days,
        "cost": each.named.cost,
        exposure.noun.replace(" ", "_"): exposure.count(each.issue).value.amount,
        "customers_touched_share": exposure.touched_share(each.issue).value.amount,
        "revenue_touched": exposure.revenue_touched(each.issue).value.amount,
        "trend": TRENDS[each.direction],
        "times_as_many_leave": each.leaving.ratio.value.amount if each.leaving and each.leaving.ratio else None,
        "strength_of_evidence": each.strength.value,
        "exports_of": ", ".join(exposure.facts.departments_of(("topic", "name", "touchpoint"), each.issue)),
    }


def _place(place: int) -> str:
    return "exposes most revenue" if place == 1 else f"exposes the {ordinal(place)} most revenue"


def _why(each: RankedIssue, any_initiative: bool) -> list[str]:
    """Why it stands where it stands, without numbers: those stand beside it."""
    words = [TRENDS[each.direction]] if each.direction else []
    words += [EVIDENCE[each.strength]] if EVIDENCE[each.strength] else []
    if each.done is not None:
        words.append(WHAT_WAS_DONE[each.done.verdict].format(initiative=each.done.name))
    elif any_initiative:
        words.append(NOTHING_DONE)
    return [*words, f"{each.owner} owns it" if each.owner else "nobody owns it yet"]


def _sentence(words: Sequence[str]) -> str:
    said = "; ".join(words)
    return f"{said[:1].upper()}{said[1:]}."
