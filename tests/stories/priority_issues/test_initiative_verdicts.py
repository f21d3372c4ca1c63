"""What was planted of initiatives is judged right both ways, over many made companies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from analysis.stories.priority_issues.initiative_list import Listed
from analysis.stories.priority_issues.initiatives import InitiativeResult, Verdict
from tests.stories.priority_issues.made_initiatives import SIGN_ON, cases_by_month, verdicts

SEEDS = range(40)


def tally(results: Iterable[InitiativeResult]) -> Counter[Verdict]:
    return Counter(each.verdict for each in results)


def told(ratio: float = 1.0, drift: float = 0.0) -> list[InitiativeResult]:
    return [verdicts(cases_by_month(seed, ratio, drift), SIGN_ON)[0] for seed in SEEDS]


def test_an_initiative_that_nearly_halved_its_cases_worked() -> None:
    found = told(ratio=0.5)
    assert tally(found)[Verdict.WORKED] >= 35
    covered = [each.effect.low.amount <= 0.5 <= each.effect.high.amount for each in found if each.effect is not None]
    assert sum(covered) >= 0.9 * len(covered)


def test_one_that_did_nothing_is_not_said_to_have_moved_anything() -> None:
    found = tally(told())
    assert found[Verdict.WORKED] + found[Verdict.WORSE] <= 1
    assert found[Verdict.NO_EFFECT] >= 34


def test_one_after_which_cases_doubled_is_said_to_be_followed_by_more() -> None:
    assert tally(told(ratio=2.0))[Verdict.WORSE] >= 36


def test_an_issue_that_fell_long_before_is_refused_and_hardly_ever_said_to_work() -> None:
    found = told(drift=-0.04)
    assert tally(found)[Verdict.WORKED] <= 1
    refused = [each for each in found if each.verdict is Verdict.UNTESTABLE]
    assert len(refused) >= 36
    assert all("already before it began" in each.why for each in refused)


def test_a_slow_drift_that_its_test_often_misses_is_hardly_ever_taken_for_an_effect() -> None:
    """Two per cent a month: without asking what drift would explain the effect, three in ten were said to work."""
    assert tally(told(drift=-0.02))[Verdict.WORKED] <= 2


def test_one_that_began_too_late_says_from_when_on_it_can_be_tested() -> None:
    late = replace(SIGN_ON, started_on=date(2025, 9, 15))
    [found] = verdicts(cases_by_month(1, 0.5, started_on=date(2025, 9, 15)), late)
    assert (found.verdict, found.why, found.testable_from) == (
        Verdict.UNTESTABLE,
        "it is too recent",
        date(2026, 4, 1),
    )


def test_the_day_told_is_the_first_on_which_it_is_tested() -> None:
    late = replace(SIGN_ON, started_on=date(2025, 4, 15))
    months = cases_by_month(5, 0.5, started_on=date(2025, 5, 1))
    [before] = verdicts(months[months["month"] < "2025-10-01"], late)
    [after] = verdicts(months[months["month"] < "2025-11-01"], late)
    assert before.testable_from == date(2025, 11, 1)
    assert after.verdict is Verdict.WORKED


@pytest.mark.parametrize(
    ("listed", "why"),
    [
        (replace(SIGN_ON, started_on=None), "no export says when it began"),
        (replace(SIGN_ON, issue=None), "no case names its issue"),
        (replace(SIGN_ON, issue=None, stated_issue=None), "no export says which issue it addresses"),
        (replace(SIGN_ON, started_on=date(2022, 5, 1)), "it began before the cases known to us do"),
        (replace(SIGN_ON, started_on=date(2023, 3, 1)), "too little is known from before it began"),
    ],
)
def test_says_what_is_missing(listed: Listed, why: str) -> None:
    [found] = verdicts(cases_by_month(1), listed)
    assert (found.verdict, found.why, found.testable_from) == (Verdict.UNTESTABLE, why, None)


def test_one_not_yet_begun_is_no_mistake_and_does_not_disturb_the_others() -> None:
    planned = Listed("Next year", "Speed", "Speed", None, date(2026, 3, 1))
    ours, theirs = verdicts(cases_by_month(5, 0.5), SIGN_ON, planned)
    assert ours.verdict is Verdict.WORKED
    assert (theirs.why, theirs.testable_from) == ("it has not begun yet", date(2026, 9, 1))


def test_several_on_one_issue_are_each_judged_by_their_own_time() -> None:
    first = replace(SIGN_ON, name="Shorter forms", started_on=date(2023, 9, 1))
    ours, theirs = verdicts(cases_by_month(2, 0.5), first, SIGN_ON)
    assert ours.verdict is Verdict.NO_EFFECT
    assert theirs.verdict is Verdict.WORKED
    assert theirs.test is not None
    assert theirs.test.panel.months.index.min().date() == date(2023, 9, 1)


def test_two_begun_together_or_in_quick_succession_cannot_be_told_apart() -> None:
    twin = replace(SIGN_ON, name="=1+1")
    assert [each.why for each in verdicts(cases_by_month(1, 0.5), SIGN_ON, twin)] == [
        "it began together with =1+1 on the same issue",
        "it began together with Single sign-on on the same issue",
    ]
    soon = replace(SIGN_ON, name="Единый вход", started_on=date(2025, 1, 1))
    ours, theirs = verdicts(cases_by_month(1, 0.5), SIGN_ON, soon)
    assert ours.why == "Единый вход followed too soon on the same issue"
    assert theirs.why == "it followed too soon on Single sign-on, on the same issue"


def test_what_befell_other_issues_at_the_same_time_is_not_claimed_for_the_initiative() -> None:
    """Every issue but one jumps its own way at the start: the initiative's fall is one of many."""
    months = cases_by_month(3, 0.6)
    late = months["month"] >= "2024-10-01"
    for issue, factor in (("Billing", 3.0), ("Speed", 0.25), ("Reports", 0.3), ("Export", 2.5)):
        chosen = late & (months["issue"] == issue)
        months.loc[chosen, "mentions"] = (months.loc[chosen, "mentions"] * factor).astype(int)
    [found] = verdicts(months, SIGN_ON)
    assert found.verdict is Verdict.NO_EFFECT
    assert found.why


def test_too_few_issues_to_compare_with_is_said() -> None:
    months = cases_by_month(1)
    [found] = verdicts(months[months["issue"].isin(["Access", "Billing"])], SIGN_ON)
    assert found.why == "there are too few issues without an initiative to compare with"
