"""Where no export tells what customers pay: issues by how often they are raised."""

from __future__ import annotations

from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.priority_issues.exposure import QUERY, Exposure
from analysis.stories.priority_issues.facts import finding_id
from analysis.stories.priority_issues.judging import is_significant
from analysis.stories.priority_issues.money_first import METHOD, read_from_words, suppression_caveat


def most_raised(exposure: Exposure) -> Finding | None:
    """None where money tells more, where touchpoints stand in for issues, or where there is nothing to compare."""
    if exposure.has_money or exposure.facts.holdings.touchpoints or len(exposure.ranked) < 2:
        return None
    first, second = exposure.order(by_count=True)[:2]
    lead = exposure.difference(first, second, by_count=True)
    return Finding(
        id=finding_id("most-raised"),
        claim=_claim(exposure, first, second),
        subtitle=f"Number of {exposure.noun} by issue; no export says what customers pay. {exposure.period.label}",
        estimates={**exposure.estimates, "cases_lead": lead},
        evidence=_evidence(exposure, first if is_significant(lead) else None),
        grade=Grade.OBSERVED,
        basis=exposure.facts.basis(exposure.departments, exposure.cases, exposure.noun, exposure.period.label),
        caveats=(*read_from_words(exposure), *suppression_caveat(exposure)),
        method=METHOD,
        is_open=not is_significant(lead),
    )


def _claim(exposure: Exposure, first: str, second: str) -> Sentence:
    lead = exposure.difference(first, second, by_count=True)
    parts: dict[str, Part] = {
        "first": first,
        "second": second,
        "many": exposure.count(first),
        "other": exposure.count(second),
        "tested": lead,
    }
    if is_significant(lead):
        total = exposure.cases
        return sentence("**{first} is raised most often**: {many}, of {total} in all", total=total, **parts)
    return sentence(
        "No single issue is raised most often: **{first} ({many}) and {second} ({other}) cannot be told apart yet**",
        **parts,
    )


def _evidence(exposure: Exposure, highlighted: str | None) -> Evidence:
    issues = exposure.issues.sort_values("cases", ascending=False, kind="stable")
    counts = [exposure.count(issue) for issue in issues["issue"]]
    rows = issues.assign(
        label=issues["issue"],
        value=issues["cases"].astype(float),
        low=[each.low.amount for each in counts],
        high=[each.high.amount for each in counts],
        sample_size=issues["customers"],
        is_highlighted=issues["issue"] == highlighted,
        departments=[", ".join(exposure.departments_of(issue)) for issue in issues["issue"]],
    )
    columns = ["label", "value", "low", "high", "sample_size", "is_highlighted", "departments"]
    return Evidence(QUERY, exposure.result.parameters, Chart(ChartKind.BARS, exposure.noun), rows[columns])
