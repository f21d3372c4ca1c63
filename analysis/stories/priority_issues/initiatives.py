"""Did what we did work? Each initiative's issue against the issues that nobody addressed, before and after it began."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from analysis.estimates import Estimate
from analysis.stories.priority_issues.exposure import REST
from analysis.stories.priority_issues.facts import Facts, as_day
from analysis.stories.priority_issues.judging import survivors
from queries.run import QueryResult

QUERY = "issues/cases_by_month"
FEWEST_MONTHS = 6  # before and after: half a year, so that one season does not decide
FEWEST_CASES = 10  # of the issue, before and after
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
    addressed = {each.issue for each in listed}
    tested = [_tested(each, months, addressed) for each in listed]
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


def _tested(each: InitiativeResult, months: pd.DataFrame, addressed: set[str | None]) -> InitiativeResult:
    if each.issue is None:
        return replace(each, why_untestable=_no_such_issue(each, months))
    if each.started_on is None:
        return replace(each, why_untestable="no export says when it began")
    others = months[~months["issue"].isin([*addressed, REST])]
    if others["issue"].nunique() < FEWEST_OTHERS:
        return replace(each, why_untestable="too few issues without an initiative to compare with")
    own = months[months["issue"] == each.issue]
    panel = _panel(own, others, each.started_on)
    why = _too_little(panel)
    return replace(each, why_untestable=why) if why else _with_effect(each, panel)


def _with_effect(each: InitiativeResult, panel: pd.DataFrame) -> InitiativeResult:
    return replace(each, why_untestable="stub")


def _no_such_issue(each: InitiativeResult, months: pd.DataFrame) -> str:
    if each.stated_issue is None:
        return "no export says which issue it addresses"
    return "no case names its issue" if len(months) else "no export names issues by month"


def _panel(own: pd.DataFrame, others: pd.DataFrame, started_on: date) -> pd.DataFrame:
    """month, is_after, own, others, customers; the month in which the initiative began belongs to neither side."""
    months = own.set_index("month").join(others.groupby("month")["mentions"].sum().rename("others"))
    start = pd.Timestamp(started_on).replace(day=1)
    whole = months[months.index != start] if started_on.day > 1 else months
    return pd.DataFrame(
        {
            "month": whole.index,
            "is_after": whole.index >= start,
            "own": whole["mentions"].astype(float),
            "others": whole["others"].astype(float),
            "customers": whole["customers"].astype(float),
        }
    ).reset_index(drop=True)


def _too_little(panel: pd.DataFrame) -> str:
    """Why there is nothing to test yet; empty where there is."""
    for is_after, words in ((True, "too recent"), (False, "nothing is known from before it began")):
        side = panel[panel["is_after"] == is_after]
        if len(side) < FEWEST_MONTHS:
            return words
        if side["own"].sum() < FEWEST_CASES or side["others"].sum() < FEWEST_CASES:
            return "too few cases"
    return ""


def _judged(each: InitiativeResult, survives: bool) -> InitiativeResult:
    if each.effect is None:
        return each
    if not survives:
        return replace(each, verdict=Verdict.NO_EFFECT)
    return replace(each, verdict=Verdict.WORKED if each.effect.value.amount < 1 else Verdict.WORSE)
