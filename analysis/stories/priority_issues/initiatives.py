"""Did what we did work? Each initiative's issue against the issues that nobody addressed, before and after it began."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from analysis.estimates import Estimate
from analysis.statistics.difference_in_differences import difference_in_differences
from analysis.statistics.refusals import NotEstimable
from analysis.stories.priority_issues.exposure import REST
from analysis.stories.priority_issues.facts import Facts, as_day
from analysis.stories.priority_issues.judging import survivors
from queries.run import QueryResult

QUERY = "issues/cases_by_month"
FEWEST_MONTHS = 6  # before and after: half a year, so that one season does not decide
FEWEST_CASES = 10  # on the issue, before and after: below it one customer's trouble decides
FEWEST_OTHERS = 2  # issues to compare with that no initiative addresses


class Verdict(StrEnum):
    WORKED = "worked"
    WORSE = "worse"
    NO_EFFECT = "no effect shown"
    UNTESTABLE = "cannot be tested"


@dataclass(frozen=True)
class InitiativeResult:
    """`effect`: times as many cases as without it. `issue` is spelled as the cases spell it, None where none has it."""

    name: str
    stated_issue: str | None
    issue: str | None
    owner_department: str | None
    started_on: date | None
    cost: float | None
    effect: Estimate | None = None
    is_watched_before: bool = False  # months enough to see that its cases moved like the others before it began
    verdict: Verdict = Verdict.UNTESTABLE
    why_untestable: str = ""


@dataclass(frozen=True)
class Initiatives:
    facts: Facts
    result: QueryResult
    each: tuple[InitiativeResult, ...]


def latest_on(issue: str, initiatives: Sequence[InitiativeResult]) -> InitiativeResult | None:
    """The initiative on that issue that began last."""
    on_issue = [each for each in initiatives if each.issue == issue]
    return max(on_issue, key=lambda each: each.started_on or date.min, default=None)


def initiatives_of(facts: Facts) -> Initiatives | None:
    """None where no export tells of any initiative."""
    told = facts.edition.run("issues/initiatives").frame
    if told.empty:
        return None
    result = facts.edition.run(QUERY, until=facts.periods.level.ends_on, segment=facts.segment)
    months = result.frame
    known = {str(issue).casefold(): str(issue) for issue in months["issue"].unique()}
    listed = [_read(row, known) for row in told.to_dict("records")]
    recent = [each for each in listed if _is_too_recent(each, months)]
    addressed = {each.issue for each in listed if each not in recent}
    undisturbed = _months_before(recent, months)
    tested = [
        replace(each, why_untestable="it is too recent") if each in recent else _tested(each, undisturbed, addressed)
        for each in listed
    ]
    survives = survivors([each.effect for each in tested])
    judged = (_judged(each, is_told) for each, is_told in zip(tested, survives, strict=True))
    return Initiatives(facts, result, tuple(judged))


def _read(row: Mapping[Hashable, Any], known: Mapping[str, str]) -> InitiativeResult:
    stated = _text(row["issue"])
    return InitiativeResult(
        str(row["name"]),
        stated,
        known.get(stated.casefold()) if stated else None,
        _text(row["owner_department"]),
        as_day(row["started_on"]),
        None if pd.isna(row["cost"]) else float(row["cost"]),
    )


def _text(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)


def _is_too_recent(each: InitiativeResult, months: pd.DataFrame) -> bool:
    """Begun so late that too few whole months follow: until then nobody had addressed its issue."""
    if each.started_on is None or each.issue is None:
        return False
    following = months.loc[months["month"] > pd.Timestamp(each.started_on), "month"]
    return bool(following.nunique() < FEWEST_MONTHS)


def _months_before(recent: Sequence[InitiativeResult], months: pd.DataFrame) -> pd.DataFrame:
    """The months in which the issues of recent initiatives can still stand for "nothing was done"."""
    starts = [each.started_on for each in recent if each.started_on is not None]
    return months[months["month"] < pd.Timestamp(min(starts)).replace(day=1)] if starts else months


def _tested(each: InitiativeResult, months: pd.DataFrame, addressed: set[str | None]) -> InitiativeResult:
    """With its effect, or with the reason why there is none to tell."""
    if each.issue is None:
        return replace(each, why_untestable=_no_such_issue(each, months))
    if each.started_on is None:
        return replace(each, why_untestable="no export says when it began")
    others = months[~months["issue"].isin([*addressed, REST])]
    if others["issue"].nunique() < FEWEST_OTHERS:
        return replace(each, why_untestable="there are too few issues without an initiative to compare with")
    panel = _panel(months[months["issue"] == each.issue], others, each.started_on)
    why = _too_little(panel)
    if why:
        return replace(each, why_untestable=why)
    try:
        found = difference_in_differences(panel["own"], panel["others"], panel["is_after"])
    except NotEstimable:
        return replace(each, why_untestable="too few cases name its issue")
    if not found.are_trends_parallel:
        return replace(each, why_untestable="its cases moved against those on other issues before it began")
    return replace(each, effect=found.effect, is_watched_before=found.trend_before is not None)


def _no_such_issue(each: InitiativeResult, months: pd.DataFrame) -> str:
    if each.stated_issue is None:
        return "no export says which issue it addresses"
    return "no case names its issue" if len(months) else "no export names issues by month"


def _panel(own: pd.DataFrame, others: pd.DataFrame, started_on: date) -> pd.DataFrame:
    """own, others, is_after by month, in order; a month begun without the initiative belongs to neither side."""
    cases = {"own": own.groupby("month")["mentions"].sum(), "others": others.groupby("month")["mentions"].sum()}
    panel = pd.DataFrame(cases).sort_index()
    start = pd.Timestamp(started_on).replace(day=1)
    is_whole = (panel.index != start) | (started_on.day == 1)
    return panel.assign(is_after=panel.index >= start)[is_whole]


def _too_little(panel: pd.DataFrame) -> str:
    """Why there is nothing to test yet; empty where there is."""
    after, before = panel[panel["is_after"]], panel[~panel["is_after"]]
    if len(after) < FEWEST_MONTHS:
        return "it is too recent"
    if len(before) < FEWEST_MONTHS:
        return "too little is known from before it began"
    few = min(after["own"].sum(), before["own"].sum()) < FEWEST_CASES
    return "too few cases name its issue" if few else ""


def _judged(each: InitiativeResult, survives: bool) -> InitiativeResult:
    if each.effect is None:
        return each
    if not survives:
        return replace(each, verdict=Verdict.NO_EFFECT)
    return replace(each, verdict=Verdict.WORKED if each.effect.value.amount < 1 else Verdict.WORSE)
