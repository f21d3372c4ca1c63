"""What became of an issue that was dealt with: its cases per customer since then, before, and against other issues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.estimates import Estimate
from analysis.quantities import Ratio
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.difference_in_differences import effect_alone
from analysis.statistics.refusals import NotEstimable
from analysis.stories.priority_issues.facts import Facts
from analysis.stories.priority_issues.initiative_list import Listed, listed_initiatives
from analysis.stories.priority_issues.initiative_panel import Cases
from analysis.stories.priority_issues.initiative_worth import part_of_expected
from analysis.stories.priority_issues.initiatives import (
    QUERY,
    InitiativeResult,
    Verdict,
    judged,
    latest_on,
    put_to_test,
)

MONTHS_BEFORE = 12  # a year, so that one season does not decide


@dataclass(frozen=True)
class Became:
    """`change`: cases per customer and month since then, in times those of the year before; None with too few months.

    `result`: the same against issues that nobody addressed, with its verdict, or why it cannot be told yet.
    `initiative`: the latest of the exports on the same issue, where it could be tested.
    """

    issue: str
    since: date
    change: Estimate | None
    result: InitiativeResult
    initiative: InitiativeResult | None = None


def became_of(facts: Facts, since: Mapping[str, date]) -> dict[str, Became]:
    """By issue, for issues dealt with since a day; together, so that their false discoveries are controlled.

    Initiatives of the exports on the same issue are their own doing, and disturb the comparison as for each other.
    """
    months = facts.edition.run(QUERY, until=facts.periods.level.ends_on, segment=facts.segment).frame
    names = {str(issue).casefold(): str(issue) for issue in months["issue"].unique()}
    dealt = [Listed(f"{issue} dealt with", issue, names.get(issue.casefold()), None, on) for issue, on in since.items()]
    exported = listed_initiatives(facts, names)
    cases, known = Cases(months, [*exported, *dealt]), Cases(months, exported)
    tested = judged([*(put_to_test(each, cases) for each in dealt), *(put_to_test(each, known) for each in exported)])
    results, initiatives = tested[: len(dealt)], [each for each in tested[len(dealt) :] if each.effect is not None]
    return {
        issue: Became(issue, on, _change(months, listed), result, latest_on(str(listed.issue), initiatives))
        for (issue, on), listed, result in zip(since.items(), dealt, results, strict=True)
    }


def became_said(became: Became) -> Sentence:
    """What may be said of it; "fell" and "rose" only where it holds against other issues and everything tested."""
    result, parts = became.result, dict[str, Part]()
    since = ""
    if became.change is not None:
        since = " Since then there were {change} as many cases per customer as in the year before ({change:interval})."
        parts["change"] = became.change
    if result.effect is None and became.initiative is not None and became.initiative.effect is not None:
        parts |= {"name": became.initiative.name, "part": part_of_expected(became.initiative.effect)}
        return sentence("{name} addresses it. " + VERDICTS[became.initiative.verdict] + since, **parts)
    if result.effect is None:
        later = ""
        if result.testable_from is not None:
            later, parts["day"] = "; from {day} on it can", result.testable_from
        return sentence("Whether it helped cannot be told yet: " + result.why + later + "." + since, **parts)
    parts["part"] = part_of_expected(result.effect)
    return sentence(VERDICTS[result.verdict] + since, **parts)


VERDICTS = {
    Verdict.WORKED: "It worked: {part} of the cases that other issues lead to expect ({part:range}).",
    Verdict.WORSE: "Its cases rose: {part} of those that other issues lead to expect ({part:range}).",
    Verdict.NO_EFFECT: "No effect shown: {part:range} of the cases that other issues lead to expect.",
}


def _change(months: pd.DataFrame, dealt: Listed) -> Estimate | None:
    own = months[months["issue"] == dealt.issue].set_index("month").sort_index()
    begun, whole = dealt.month_begun, dealt.first_whole_month
    known = own[(own.index < begun) | (own.index >= whole)]
    known = known[known.index >= begun - pd.DateOffset(months=MONTHS_BEFORE)]
    try:
        found = effect_alone(known["mentions"], known["customers"], known.index >= whole)
    except NotEstimable:
        return None
    if not isinstance(found.value, Ratio):
        return None
    method = "cases per customer and month since, over those of the year before"
    return Estimate(found.value, found.low, found.high, int(known["mentions"].sum()), method, found.p_value)
