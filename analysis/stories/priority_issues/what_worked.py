"""The finding on initiatives: which worked, which shows no effect, of which nothing can be said yet."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Evidence, Finding, Gap, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.priority_issues.facts import finding_id
from analysis.stories.priority_issues.initiative_worth import part_of_expected
from analysis.stories.priority_issues.initiatives import QUERY, InitiativeResult, Initiatives, Verdict

METHOD = "difference_in_differences"


def what_worked(initiatives: Initiatives) -> Finding | None:
    """None where no initiative can be tested: then what it would take stands among the gaps."""
    if not initiatives.tested:
        return None
    facts = initiatives.facts
    return Finding(
        id=finding_id("initiatives"),
        claim=_claim(initiatives),
        subtitle="Cases on the initiative's issue, after its start against before, over the same for issues that no "
        "initiative addresses; 1 means no effect",
        estimates=_estimates(initiatives),
        evidence=_evidence(initiatives),
        grade=Grade.TESTED,
        basis=facts.basis(facts.departments_of(("topic",)), _cases(initiatives), "cases", period_of(initiatives)),
        caveats=_caveats(initiatives),
        method=METHOD,
        is_open=all(each.verdict is Verdict.NO_EFFECT for each in initiatives.tested),
    )


def untestable_gaps(initiatives: Initiatives | None) -> tuple[Gap, ...]:
    """Where no initiative can be tested there is no finding to say why; with one, its caveats do."""
    if initiatives is None or initiatives.tested:
        return ()
    return tuple(
        Gap(f"Did {each.name} work?", _what_it_needs(each), "the chief customer officer")
        for each in initiatives.untestable
    )


def _what_it_needs(each: InitiativeResult) -> str:
    if each.testable_from is None:
        return f"what it can be judged by: {each.why}"
    return f"time: {each.why}; it can be tested from {each.testable_from.day} {each.testable_from:%B %Y} on"


def _claim(initiatives: Initiatives) -> Sentence:
    worked, idle, worse = (_with(initiatives, each) for each in (Verdict.WORKED, Verdict.NO_EFFECT, Verdict.WORSE))
    parts: dict[str, Part] = {}
    for role, found in (("worked", worked), ("idle", idle), ("worse", worse)):
        if found:
            part = part_of_expected(_effect(found[0]))
            parts |= {role: found[0].name, f"{role}_issue": str(found[0].issue), f"{role}_part": part}
    if worked and idle:
        return sentence(
            "**{worked} worked; {idle} shows no effect**: {worked_issue} cases came to {worked_part} of those to be "
            "expected without it, {idle_issue} cases to anything from {idle_part:range}",
            **parts,
        )
    if worked:
        return sentence(
            "**{worked} worked**: {worked_issue} cases came to {worked_part} of those to be expected without it",
            **parts,
        )
    if worse:
        return sentence(
            "**{worse_issue} cases rose after {worse} began**, to {worse_part} of those to be expected without it",
            **parts,
        )
    return sentence(
        "**No initiative shows an effect yet**; {idle} comes nearest, with {idle_issue} cases anything from "
        "{idle_part:range} of those to be expected without it",
        **parts,
    )


def _with(initiatives: Initiatives, verdict: Verdict) -> list[InitiativeResult]:
    """Those of one verdict, surest first."""
    found = [each for each in initiatives.tested if each.verdict is verdict]
    return sorted(found, key=lambda each: _effect(each).p_value or 0.0)


def _effect(each: InitiativeResult) -> Estimate:
    if each.effect is None:
        raise ValueError(f"{each.name!r} was not tested: {each.why}")
    return each.effect


def _estimates(initiatives: Initiatives) -> dict[str, Estimate]:
    found: dict[str, Estimate] = {}
    for each in initiatives.each:
        name = f"[name={each.name}]"
        if each.test is not None:
            months = len(each.test.panel.after)
            found |= {
                "initiative_effect" + name: each.test.effect,
                "cases_of_those_expected" + name: part_of_expected(each.test.effect),
                "months_after" + name: counted(Count(months, "months"), months),
            }
        if each.cost is not None:
            found["initiative_cost" + name] = counted(initiatives.facts.money(each.cost), 1)
    many = len(initiatives.each)
    return found | {
        "initiatives": counted(Count(many, "initiatives"), many),
        "initiatives_tested": counted(Count(len(initiatives.tested), "initiatives"), many),
    }


def _evidence(initiatives: Initiatives) -> Evidence:
    rows = pd.DataFrame(
        [
            {
                "label": each.name,
                "value": _effect(each).value.amount,
                "low": _effect(each).low.amount,
                "high": _effect(each).high.amount,
                "sample_size": _effect(each).sample_size,
                "is_highlighted": each.verdict is Verdict.WORKED,
                "issue": each.issue,
                "verdict": each.verdict.value,
                "why": each.why or None,
                "started_on": each.started_on,
                "owner_department": each.owner_department,
                "cost": each.cost,
            }
            for each in initiatives.tested
        ]
    )
    chart = Chart(ChartKind.DOTS, "ratio", {"value": "Cases, times what they would have been"}, reference=1.0)
    return Evidence(QUERY, initiatives.result.parameters, chart, rows)


def _cases(initiatives: Initiatives) -> int:
    return int(initiatives.result.frame["mentions"].sum())


def period_of(initiatives: Initiatives) -> str:
    months = initiatives.result.frame["month"]
    return f"{months.min():%B %Y} to {months.max():%B %Y}"


def _caveats(initiatives: Initiatives) -> tuple[Sentence, ...]:
    return (
        *(untestable(each) for each in initiatives.untestable),
        *(_held_back(each) for each in initiatives.tested if each.why),
        sentence(
            "An initiative is judged against issues that no initiative addresses, over the same customers and months; "
            "whatever else changed for its issue alone at that time would look the same."
        ),
    )


def untestable(each: InitiativeResult) -> Sentence:
    if each.testable_from is None:
        return sentence("{name} cannot be tested: {why}.", name=each.name, why=each.why)
    return sentence(
        "{name} cannot be tested yet: {why}. From {day} on it can.",
        name=each.name,
        why=each.why,
        day=each.testable_from,
    )


def _held_back(each: InitiativeResult) -> Sentence:
    return sentence("{name} is not said to have moved its cases: {why}.", name=each.name, why=each.why)
