"""The finding on initiatives: which worked, which shows no effect, of which nothing can be said yet."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.priority_issues.facts import finding_id
from analysis.stories.priority_issues.initiatives import QUERY, InitiativeResult, Initiatives, Verdict


def what_worked(initiatives: Initiatives) -> Finding | None:
    """None where no initiative can be tested: then only caveats could be told."""
    tested = [each for each in initiatives.each if each.effect is not None]
    if not tested:
        return None
    facts = initiatives.facts
    return Finding(
        id=finding_id("initiatives"),
        claim=_claim(initiatives),
        subtitle="Cases per customer on the initiative's issue, after against before, over the same for issues that "
        "no initiative addresses; 1 means no effect",
        estimates=_estimates(initiatives),
        evidence=_evidence(initiatives, tested),
        grade=Grade.TESTED,
        basis=facts.basis(facts.departments_of(("topic",)), _cases(initiatives), "cases", _period(initiatives)),
        caveats=_caveats(initiatives),
        method="difference_in_differences",
    )


def _claim(initiatives: Initiatives) -> Sentence:
    worked = _with(initiatives, Verdict.WORKED)
    idle = _with(initiatives, Verdict.NO_EFFECT)
    worse = _with(initiatives, Verdict.WORSE)
    parts: dict[str, Part] = {}
    if worked:
        parts |= {"worked": worked[0].name, "issue": str(worked[0].issue), "effect": _effect(worked[0])}
    if worse:
        parts |= {"worse": worse[0].name, "worse_issue": str(worse[0].issue), "worse_effect": _effect(worse[0])}
    if idle:
        parts |= {"idle": idle[0].name, "idle_effect": _effect(idle[0])}
    if worked and idle:
        return sentence(
            "**{worked} worked; {idle} shows no effect**: {issue} cases came to {effect} what they would have been, "
            "those of the other to {idle_effect} ({idle_effect:range}).",
            **parts,
        )
    if worked:
        return sentence("**{worked} worked**: {issue} cases came to {effect} what they would have been.", **parts)
    if worse:
        return sentence(
            "**{worse_issue} cases rose after {worse} began**: to {worse_effect} what they would have been.", **parts
        )
    return sentence(
        "**No initiative shows an effect yet**; {idle} comes nearest, with {idle_effect} the cases there would have "
        "been ({idle_effect:range}).",
        **parts,
    )


def _with(initiatives: Initiatives, verdict: Verdict) -> list[InitiativeResult]:
    """Those of one verdict, surest first."""
    found = [each for each in initiatives.each if each.verdict is verdict and each.effect is not None]
    return sorted(found, key=lambda each: _effect(each).p_value or 0.0)


def _effect(each: InitiativeResult) -> Estimate:
    if each.effect is None:
        raise ValueError(f"{each.name!r} was not tested: {each.why_untestable}")
    return each.effect


def _estimates(initiatives: Initiatives) -> dict[str, Estimate]:
    found = {f"initiative_effect[name={each.name}]": each.effect for each in initiatives.each if each.effect}
    costs = {
        f"initiative_cost[name={each.name}]": counted(initiatives.facts.money(each.cost), 1)
        for each in initiatives.each
        if each.cost is not None
    }
    return found | costs


def _evidence(initiatives: Initiatives, tested: list[InitiativeResult]) -> Evidence:
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
                "started_on": each.started_on,
                "owner_department": each.owner_department,
                "cost": each.cost,
            }
            for each in tested
        ]
    )
    chart = Chart(ChartKind.DOTS, "ratio", {"value": "Cases, times what they would have been"}, reference=1.0)
    return Evidence(QUERY, initiatives.result.parameters, chart, rows)


def _cases(initiatives: Initiatives) -> int:
    return int(initiatives.result.frame["mentions"].sum())


def _period(initiatives: Initiatives) -> str:
    months = initiatives.result.frame["month"]
    return f"{months.min():%B %Y} to {months.max():%B %Y}"


def _caveats(initiatives: Initiatives) -> tuple[Sentence, ...]:
    untestable = (
        sentence("{name} cannot be tested: {why}.", name=each.name, why=each.why_untestable)
        for each in initiatives.each
        if each.effect is None
    )
    return (
        *untestable,
        *_parallel(initiatives),
        sentence(
            "An initiative is judged against issues that no initiative addresses, over the same customers and months; "
            "whatever else changed for its issue alone at that time would look the same."
        ),
    )


def _parallel(initiatives: Initiatives) -> tuple[Sentence, ...]:
    return ()
