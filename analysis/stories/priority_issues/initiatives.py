"""Did what we did work? Each initiative's issue against the issues that nobody addressed, before and after it began."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from analysis.estimates import Estimate
from analysis.stories.priority_issues.facts import Facts
from analysis.stories.priority_issues.initiative_list import Listed, listed_initiatives
from analysis.stories.priority_issues.initiative_panel import Cases, Untestable, panel_of
from analysis.stories.priority_issues.initiative_test import InitiativeTest, tested
from analysis.stories.priority_issues.judging import survivors
from queries.run import QueryResult

QUERY = "issues/cases_by_month"
MOVED_ALIKE = "other issues that nobody addressed, or its own before it began, moved as strongly"
DRIFTED = "a slow drift, which the months before its start cannot rule out, would explain it"
ONE_OF_MANY = "among all that is looked at, chance alone would show something like it"


class Verdict(StrEnum):
    WORKED = "worked"
    WORSE = "worse"
    NO_EFFECT = "no effect shown"
    UNTESTABLE = "cannot be tested"


@dataclass(frozen=True)
class InitiativeResult:
    """`why`: for what cannot be tested the reason; for an effect that its own interval shows and that is not claimed
    all the same, what stands against it."""

    listed: Listed
    test: InitiativeTest | None = None
    verdict: Verdict = Verdict.UNTESTABLE
    why: str = ""
    testable_from: date | None = None

    @property
    def name(self) -> str:
        return self.listed.name

    @property
    def issue(self) -> str | None:
        return self.listed.issue

    @property
    def owner_department(self) -> str | None:
        return self.listed.owner_department

    @property
    def started_on(self) -> date | None:
        return self.listed.started_on

    @property
    def cost(self) -> float | None:
        return self.listed.cost

    @property
    def effect(self) -> Estimate | None:
        """Times as many cases as without it; None where it was not tested."""
        return None if self.test is None else self.test.effect


@dataclass(frozen=True)
class Initiatives:
    facts: Facts
    result: QueryResult
    each: tuple[InitiativeResult, ...]

    def cases_in(self, segment: str) -> Cases:
        """The months of one segment, put together once for all initiatives."""
        if segment not in self._cases:
            until = self.facts.periods.level.ends_on
            months = self.facts.edition.run(QUERY, until=until, segment=segment).frame
            self._cases[segment] = Cases(months, [each.listed for each in self.each])
        return self._cases[segment]

    @cached_property
    def _cases(self) -> dict[str, Cases]:
        return {}

    @property
    def tested(self) -> list[InitiativeResult]:
        return [each for each in self.each if each.test is not None]

    @property
    def untestable(self) -> list[InitiativeResult]:
        return [each for each in self.each if each.test is None]


def latest_on(issue: str, initiatives: Sequence[InitiativeResult]) -> InitiativeResult | None:
    """The initiative on that issue that began last."""
    on_issue = [each for each in initiatives if each.issue == issue]
    return max(on_issue, key=lambda each: each.started_on or date.min, default=None)


def initiatives_of(facts: Facts) -> Initiatives | None:
    """None where no export tells of any initiative."""
    result = facts.edition.run(QUERY, until=facts.periods.level.ends_on, segment=facts.segment)
    months = result.frame
    listed = listed_initiatives(facts, {str(issue).casefold(): str(issue) for issue in months["issue"].unique()})
    if not listed:
        return None
    cases = Cases(months, listed)
    return Initiatives(facts, result, judged([put_to_test(each, cases) for each in listed]))


def put_to_test(each: Listed, cases: Cases) -> InitiativeResult:
    panel = panel_of(each, cases)
    found = panel if isinstance(panel, Untestable) else tested(panel)
    if isinstance(found, Untestable):
        return InitiativeResult(each, why=found.why, testable_from=found.testable_from)
    return InitiativeResult(each, found, Verdict.NO_EFFECT)


def judged(results: Sequence[InitiativeResult]) -> tuple[InitiativeResult, ...]:
    """All tested together, their false discoveries controlled; and no effect that what had none shows as strongly."""
    survives = survivors([each.effect for each in results])
    return tuple(_judged(each, is_told) for each, is_told in zip(results, survives, strict=True))


def _judged(each: InitiativeResult, survives: bool) -> InitiativeResult:
    if each.test is None:
        return each
    if not survives:
        leaves_one_out = not each.test.effect.low.amount <= 1 <= each.test.effect.high.amount
        return replace(each, why=ONE_OF_MANY if leaves_one_out else "")
    if not each.test.is_beyond_drift:
        return replace(each, why=DRIFTED)
    if not each.test.stands_out:
        return replace(each, why=MOVED_ALIKE)
    return replace(each, verdict=Verdict.WORKED if each.test.effect.value.amount < 1 else Verdict.WORSE)
