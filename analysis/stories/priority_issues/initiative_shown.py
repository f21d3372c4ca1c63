"""The assumption behind a tested initiative, shown: cases on its issue beside the issues compared with, over time."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import numpy as np
import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.claim_level import ALONE_LEVEL
from analysis.stories.priority_issues.facts import finding_id
from analysis.stories.priority_issues.initiative_customers import Reached, reached_by, told_of
from analysis.stories.priority_issues.initiative_panel import Panel
from analysis.stories.priority_issues.initiative_test import InitiativeTest
from analysis.stories.priority_issues.initiative_worth import part_of_expected, worth_of, worth_said
from analysis.stories.priority_issues.initiatives import QUERY, InitiativeResult, Initiatives, Verdict
from analysis.stories.priority_issues.reached_said import reached_estimates, reached_said
from analysis.stories.priority_issues.what_worked import METHOD, period_of

MOST_SHOWN = 3  # charts of one kind that a reader looks at; the others stand in the table of all
MONTHS_A_POINT = 3  # single months scatter too much to see a trend in
ORDER = (Verdict.WORKED, Verdict.WORSE, Verdict.NO_EFFECT)
OTHERS = "Issues that no initiative addresses"


def initiatives_shown(initiatives: Initiatives) -> list[Finding]:
    """One finding for each of those tested: first what worked, then by how sure its effect is."""
    tested = sorted(
        initiatives.tested,
        key=lambda each: (ORDER.index(each.verdict), each.effect.p_value or 0.0 if each.effect else 1.0),
    )
    chosen = tested[:MOST_SHOWN]
    reached = reached_by([each.name for each in chosen], initiatives.facts)
    told = told_of(list(reached.values()))
    return [_shown(each, initiatives, reached.get(each.name), told) for each in chosen]


def slug_of(each: InitiativeResult) -> str:
    """From the name alone, whatever its letters: the same in every edition that lists it."""
    return f"initiative-{sha256(each.name.encode()).hexdigest()[:8]}"


def _shown(
    each: InitiativeResult, initiatives: Initiatives, reached: Reached | None, told: Sequence[Estimate]
) -> Finding:
    test, facts = _test(each), initiatives.facts
    return Finding(
        id=finding_id(slug_of(each)),
        claim=_claim(each, test),
        subtitle=f"Cases per customer on {each.issue} and on issues that no initiative addresses, three months at a "
        "time; 100 % is the level before the start",
        estimates=_estimates(each, test, initiatives) | (reached_estimates(reached) if reached else {}),
        evidence=_evidence(each, test, initiatives),
        grade=Grade.TESTED,
        basis=facts.basis(facts.departments_of(("topic",)), test.effect.sample_size, "cases", period_of(initiatives)),
        caveats=(*_caveats(each, test, initiatives), *(reached_said(reached, told) if reached else ())),
        method=METHOD,
        is_open=each.verdict is Verdict.NO_EFFECT,
    )


def _test(each: InitiativeResult) -> InitiativeTest:
    if each.test is None:
        raise ValueError(f"{each.name!r} was not tested: {each.why}")
    return each.test


def _claim(each: InitiativeResult, test: InitiativeTest) -> Sentence:
    parts: dict[str, Part] = {"name": each.name, "issue": str(each.issue), "part": part_of_expected(test.effect)}
    if each.why:
        return sentence(
            "Whether {name} moved {issue} cases **cannot be told**: they come to {part} of what other issues lead to "
            f"expect, but {each.why}",
            **parts,
        )
    if each.verdict is Verdict.NO_EFFECT:
        return sentence(
            "**{issue} cases moved like those on other issues before {name} began, and since**: they come to anything "
            "from {part:range} of what the others lead to expect",
            **parts,
        )
    return sentence(
        "**{issue} cases moved like those on other issues until {name} began**; since then they come to {part} of "
        "what the others lead to expect ({part:range})",
        **parts,
    )


def _estimates(each: InitiativeResult, test: InitiativeTest, initiatives: Initiatives) -> dict[str, Estimate]:
    worth = worth_of(each, initiatives.facts)
    before, after = len(test.panel.before), len(test.panel.after)
    found = {
        f"initiative_effect[name={each.name}]": test.effect,
        f"cases_of_those_expected[name={each.name}]": part_of_expected(test.effect),
        "drift_needed": test.drift_needed,
        "months_before": counted(Count(before, "months"), before),
        "months_after": counted(Count(after, "months"), after),
        "issues_pretended": counted(Count(len(test.in_space), "issues"), len(test.in_space)),
        "starts_pretended": counted(Count(len(test.in_time), "starts"), len(test.in_time)),
        "placebo_chance": test.rank.chance,
        "starts_moved_as_strongly": counted(Count(test.rank_in_time.place - 1, "starts"), test.rank_in_time.of),
        "issues_moved_as_strongly": counted(Count(test.rank.place - 1, "issues"), test.rank.of),
    }
    if test.drift_before is not None and test.noticeable_drift is not None:
        found |= {"drift_before": test.drift_before, "noticeable_drift": test.noticeable_drift}
    found |= {f"placebo_effect[issue={issue}]": effect for issue, effect in test.in_space.items()}
    found |= {f"placebo_effect[start={month:%B %Y}]": effect for month, effect in test.in_time.items()}
    return found | (worth.estimates if worth else {})


def _caveats(each: InitiativeResult, test: InitiativeTest, initiatives: Initiatives) -> tuple[Sentence, ...]:
    worth = worth_of(each, initiatives.facts)
    is_moved = each.verdict is not Verdict.NO_EFFECT or bool(each.why)
    return (*_drift(test), *(placebos_said(test) if is_moved else []), *([worth_said(worth)] if worth else []))


def _drift(test: InitiativeTest) -> list[Sentence]:
    drift, least = test.drift_before, test.noticeable_drift
    if drift is None or least is None:
        return [sentence("Too few months lie before the start to see whether it drifted against the others.")]
    is_told = drift.p_value is not None and drift.p_value < ALONE_LEVEL
    than_chance = "more than chance mostly would" if is_told else "no more than chance would"
    return [
        sentence(
            "In the {months} before the start it drifted against the others by {drift:signed} a month ({drift:range}), "
            f"{than_chance}; a drift of {{least}} a month would have shown in four of five tries.",
            months=Count(len(test.panel.before), "months"),
            drift=drift,
            least=least,
        )
    ]


def placebos_said(test: InitiativeTest) -> list[Sentence]:
    """Where the effect stands among the effects of nothing."""
    said = []
    if test.in_space:
        issues = Count(len(test.in_space), "issues")
        opening = "Of {issues:word} that nobody addressed, "
        if test.rank.place == 1:
            ending = "none moved as strongly at that time; so few can show no chance below {chance}."
            said.append(sentence(opening + ending, issues=issues, chance=test.rank.chance))
        else:
            stronger = Count(test.rank.place - 1, "issues")
            said.append(sentence(opening + "{many:word} moved as strongly at that time.", issues=issues, many=stronger))
    if test.in_time:
        starts, sooner = Count(len(test.in_time), "starts"), test.rank_in_time.place - 1
        if sooner:
            ending, many = "{many:word} would show a move as strong.", Count(sooner, "of them")
            said.append(sentence("Of {starts:word} pretended in the time before, " + ending, starts=starts, many=many))
        else:
            said.append(
                sentence("No start pretended in the time before, {starts:word} in all, shows as much.", starts=starts)
            )
    return said


def _evidence(each: InitiativeResult, test: InitiativeTest, initiatives: Initiatives) -> Evidence:
    points = _points(test.panel, initiatives.facts.minimum_group_size)
    own = points.assign(series=str(each.issue), value=points["own"], is_highlighted=True)
    own["marker"] = ["Start" if is_start else None for is_start in own["is_start"]]
    others = points.assign(series=OTHERS, value=points["others"], is_highlighted=False, marker=None)
    columns = ["label", "series", "value", "is_highlighted", "marker", "cases_own", "cases_others"]
    rows = pd.concat([own, others]).sort_values(["position", "is_highlighted"], ascending=[True, False], kind="stable")
    chart = Chart(ChartKind.LINES, "share", reference=1.0)
    return Evidence(QUERY, initiatives.result.parameters, chart, rows[columns].reset_index(drop=True))


def _points(panel: Panel, minimum: int) -> pd.DataFrame:
    """Three months together, counted from the start both ways; what is left over at the far ends is left out."""
    months = panel.months
    is_after = months["is_after"].to_numpy(dtype=bool)
    before = (~is_after)[::-1].cumsum()[::-1]
    place = np.where(is_after, (is_after.cumsum() - 1) // MONTHS_A_POINT, -((before - 1) // MONTHS_A_POINT) - 1)
    customers = months["customers"] if (months["customers"] > 0).all() else 1
    grouped = months.assign(customers=customers, month=months.index).groupby(place)
    points = grouped.agg(
        own=("own", "sum"),
        others=("others", "sum"),
        customers=("customers", "sum"),
        raising=("customers_raising", "max"),
        first=("month", "min"),
        size=("month", "count"),
    )
    points = points[points["size"] == MONTHS_A_POINT]
    level = months[~months["is_after"]].assign(customers=customers).sum(numeric_only=True)
    is_hidden = (points["own"] > 0) & (points["raising"] < minimum)
    return pd.DataFrame(
        {
            "label": [f"{month:%b %Y}" for month in points["first"]],
            "position": points.index,
            "is_start": points.index == 0,
            "own": (points["own"] / points["customers"] / (level["own"] / level["customers"])).mask(is_hidden),
            "others": points["others"] / points["customers"] / (level["others"] / level["customers"]),
            "cases_own": points["own"].mask(is_hidden),
            "cases_others": points["others"],
        }
    )
