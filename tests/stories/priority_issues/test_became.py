"""What became of issues dealt with: an effect that is there is told, one that is not is not, and waiting is said."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.stories.priority_issues.became import Became, became_of, became_said
from analysis.stories.priority_issues.facts import facts_of
from analysis.stories.priority_issues.initiatives import Verdict
from analysis.view import View
from presentation.wording import say_plain
from tests.stories.priority_issues.made_company import STARTED_ON, planted_company

LATER = date(2026, 11, 22)


@pytest.fixture(scope="module")
def found() -> dict[str, Became]:
    """Access fell by half in January 2025, by an initiative of the exports; nothing happened to Billing or Reports."""
    facts = facts_of(planted_company(), View())
    return became_of(
        facts, {"Billing": STARTED_ON, "How-to": LATER, "Access": date(2025, 1, 15), "Parking": STARTED_ON}
    )


def test_before_and_after_are_told_with_their_interval(found: dict[str, Became]) -> None:
    change = found["Access"].change
    assert change is not None
    assert change.low.amount < 0.5 < change.high.amount
    billing = found["Billing"].change
    assert billing is not None
    assert billing.low.amount < 1 < billing.high.amount


def test_an_initiative_of_the_exports_on_the_same_issue_says_what_it_did() -> None:
    """One decision a month after it: the decision itself cannot be told from it."""
    facts = facts_of(planted_company(), View())
    said = say_plain(became_said(became_of(facts, {"Access": date(2025, 2, 1)})["Access"]))
    assert said.startswith("Single sign-on addresses it. It worked: ")


def test_an_issue_that_nothing_happened_to_shows_no_effect(found: dict[str, Became]) -> None:
    assert found["Billing"].result.verdict in (Verdict.NO_EFFECT, Verdict.UNTESTABLE)
    assert "worked" not in say_plain(became_said(found["Billing"]))


def test_what_came_after_the_exports_waits(found: dict[str, Became]) -> None:
    said = say_plain(became_said(found["How-to"]))
    assert said == "Whether it helped cannot be told yet: it has not begun yet; from 1 June 2027 on it can."
    assert found["How-to"].change is None


def test_an_issue_that_no_case_names_says_so(found: dict[str, Became]) -> None:
    assert "no case names its issue" in say_plain(became_said(found["Parking"]))


def test_nothing_dealt_with_is_nothing_to_tell() -> None:
    assert became_of(facts_of(planted_company(), View()), {}) == {}
