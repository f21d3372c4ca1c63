"""The finding on initiatives: which worked, which shows no effect, of which nothing can be said yet."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Share
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
        is_open=all(each.verdict is Verdict.NO_EFFECT for each in tested),
    )


def _claim(initiatives: Initiatives) -> Sentence:
    worked = _with(initiatives, Verdict.WORKED)
    idle = _with(initiatives, Verdict.NO_EFFECT)
    worse = _with(initiatives, Verdict.WORSE)
    parts: dict[str, Part] = {}
    for role, found in (("worked", worked), ("idle", idle), ("worse", worse)):
        if found:
            parts |= {
                role: found[0].name,
                f"{role}_issue": str(found[0].issue),
                f"{role}_part": _part_of_expected(found[0]),
            }
    if worked and idle:
        return sentence(
            "**{worked} worked; {idle} shows no effect**: {worked_issue} cases came to {worked_part} of those to be "
            "expected without it, {idle_issue} cases to {idle_part} ({idle_part:range}).",
            **parts,
        )
    if worked:
        return sentence(
            "**{worked} worked**: {worked_issue} cases came to {worked_part} of those to be expected without it.",
            **parts,
        )
    if worse:
        return sentence(
            "**{worse_issue} cases rose after {worse} began**, to {worse_part} of those to be expected without it.",
            **parts,
        )
    return sentence(
        "**No initiative shows an effect yet**; nearest comes {idle}, with {idle_part} of the {idle_issue} cases to be "
        "expected without it ({idle_part:range}).",
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


def _part_of_expected(each: InitiativeResult) -> Estimate:
    """The effect as a part of the cases that there would have been: 0.5 times is half of them."""
    effect = _effect(each)
    low, value, high = (Share(end.amount) for end in (effect.low, effect.value, effect.high))
    return replace(effect, value=value, low=low, high=high)


def _estimates(initiatives: Initiatives) -> dict[str, Estimate]:
    tested = [each for each in initiatives.each if each.effect is not None]
    found = {f"initiative_effect[name={each.name}]": _effect(each) for each in tested}
    found |= {f"cases_of_those_expected[name={each.name}]": _part_of_expected(each) for each in tested}
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
    """What was seen of the months before, on which the comparison rests."""
    watched = [each.name for each in initiatives.each if each.is_watched_before]
    if not watched:
        return ()
    words = (
        "Before it began, the cases on the issue of {names}"
        if len(watched) == 1
        else ("Before they began, the cases on the issues of {names}")
    )
    return (sentence(words + " moved like those on other issues, as far as can be seen.", names=" and ".join(watched)),)
