"""What stands behind one mention: issues by how often they are raised and by the revenue that they expose."""

from __future__ import annotations

from math import comb

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.priority_issues.exposure import QUERY, Exposure
from analysis.stories.priority_issues.facts import finding_id
from analysis.stories.priority_issues.judging import is_significant
from analysis.stories.priority_issues.money_first import METHOD, read_from_words, suppression_caveat


def rare_and_costly(exposure: Exposure) -> Finding | None:
    """The issue that exposes most, held against the one raised most often; None where there are not two."""
    if not exposure.has_money or len(exposure.ranked) < 2:
        return None
    pair, ratio = compared(exposure)
    if ratio is None:
        return None
    is_told = is_significant(ratio, comb(len(exposure.ranked), 2))  # both were picked by their size, of all pairs
    return Finding(
        id=finding_id("rare-and-costly"),
        claim=_claim(exposure, pair, ratio, is_told),
        subtitle=f"Each issue by number of {exposure.noun} and by the annual recurring revenue that it exposes. "
        f"{exposure.period.label}",
        estimates={"revenue_per_case_ratio": ratio}
        | {name: each for name, each in exposure.estimates.items() if name in ("issues_hidden", "minimum_group_size")}
        | {f"revenue_at_risk[issue={issue}]": exposure.revenue(issue) for issue in pair}
        | {f"cases[issue={issue}]": exposure.count(issue) for issue in pair},
        evidence=_quadrant(exposure, pair[0] if is_told else None),
        grade=Grade.OBSERVED,
        basis=exposure.facts.basis(exposure.departments, exposure.cases, exposure.noun, exposure.period.label),
        caveats=(*read_from_words(exposure), *suppression_caveat(exposure)),
        method=METHOD,
        is_open=not is_told,
    )


def compared(exposure: Exposure) -> tuple[tuple[str, str], Estimate | None]:
    """The costlier case first, with how many times as costly it is; None where there is no saying."""
    pair = _pair(exposure)
    ratio = exposure.revenue_per_case_ratio(*pair)
    if ratio is not None and ratio.value.amount < 1:
        pair = (pair[1], pair[0])
        ratio = exposure.revenue_per_case_ratio(*pair)
    return pair, ratio


def _pair(exposure: Exposure) -> tuple[str, str]:
    """First by money against most frequent; where that is the same issue, against the second by money."""
    first, frequent = exposure.order()[0], exposure.order(by_count=True)[0]
    return first, frequent if frequent != first else exposure.order()[1]


def _claim(exposure: Exposure, pair: tuple[str, str], ratio: Estimate, is_told: bool) -> Sentence:
    parts: dict[str, Part] = {
        "one": exposure.one,
        "first": pair[0],
        "other": pair[1],
        "ratio": ratio,
    }
    if is_told:
        return sentence("**A {one} {first} exposes {ratio} as much revenue** as a {one} {other}", **parts)
    return sentence(
        "Whether a {one} {first} exposes more revenue than a {one} {other} cannot be told yet: "
        "{ratio} as much, {ratio:interval}",
        **parts,
    )


def _quadrant(exposure: Exposure, costly: str | None) -> Evidence:
    issues = exposure.issues
    rows = issues.assign(
        label=issues["issue"],
        x=issues["cases"],
        y=issues["revenue_at_risk"],
        size=issues["customers"],
        is_highlighted=issues["issue"] == costly,
    )[["label", "x", "y", "size", "is_highlighted"]]
    names = {"x": exposure.noun.capitalize(), "y": "Revenue exposed", "size": "Customers"}
    chart = Chart(ChartKind.QUADRANT, exposure.facts.money(0, "year").unit, names)
    return Evidence(QUERY, exposure.result.parameters, chart, rows)
