"""What a board asks of retention: each verdict comes out either way, as the company drawn has it."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analysis.findings import Story
from analysis.stories.objections.questions import Question
from analysis.stories.retention_economics import tell
from analysis.view import View
from presentation.wording import say_plain
from tests.stories.every_number import unbacked
from tests.stories.retention_economics.made_companies import (
    AS_OF,
    FIRST,
    company,
    control_totals,
    late_among_small,
    snapshot,
    with_one_giant,
    with_plans,
)
from tests.stories.satisfaction.made_edition import made_edition

OURS = ("revenue-bridge", "customers-kept", "slow-onboarding", "retention-curves", "cost-of-losing", "cohorts")
ASKED_OF_ALL = {
    Question.NOISE,
    Question.ONE_ACCOUNT,
    Question.CHERRY_PICKED,
    Question.COUNTED_TWICE,
    Question.CHANGE_OUR_MIND,
}
PACES = {"Small": 2.0, "Mid-market": 0.4, "Enterprise": 0.2}


def told(tables: dict[str, pd.DataFrame], view: View | None = None, missing: float = 0.0) -> Story:
    totals = control_totals(tables["revenue"], duplicate=50.0)
    totals["total_read"] += missing
    tables = tables | {"intake.control_total": totals}
    return tell(made_edition(tables, FIRST, AS_OF), view or View())


def answer(story: Story, wanted: str, question: str) -> str:
    finding = next(each for each in story.findings if each.id.endswith(f"/{wanted}"))
    return say_plain(next(each.answer for each in finding.objections if each.question == question)).replace(
        "\u00a0", " "
    )


@pytest.fixture(scope="module")
def small_leave() -> dict[str, pd.DataFrame]:
    return with_plans(company(number=700, late_ratio=2.5, pace_by_segment=PACES), cheap_is_small=True)


@pytest.fixture(scope="module")
def story(small_leave: dict[str, pd.DataFrame]) -> Story:
    return told(small_leave)


@pytest.fixture(scope="module")
def otherwise(small_leave: dict[str, pd.DataFrame]) -> Story:
    """One account makes most of what was lost, onboarding is late among those who leave anyway, a sum is missing, and
    the reader looks at plans."""
    tables = with_one_giant(late_among_small(small_leave), 150_000.0)
    return told(tables, View(compare_by="plan"), missing=1_000.0)


def test_every_finding_is_asked_what_all_are_asked_and_every_number_stands_on_an_estimate(story: Story) -> None:
    ours = [each for each in story.findings if each.id.split("/")[1] in OURS]
    assert len(ours) == len(OURS)
    for finding in ours:
        asked = {each.question for each in finding.objections}
        assert asked >= ASKED_OF_ALL, (finding.id, ASKED_OF_ALL - asked)
    assert not [line for line in unbacked(story) if any(name in line for name in OURS)]


def test_answers_stand_in_the_order_in_which_a_board_asks(story: Story) -> None:
    for finding in story.findings:
        asked = [each.question for each in finding.objections if each.question in list(Question)]
        assert asked == [each for each in Question if each in asked], finding.id


class TestOneAccount:
    def test_is_none_where_no_single_loss_is_large(self, story: Story) -> None:
        assert answer(story, "revenue-bridge", Question.ONE_ACCOUNT).startswith("No. Without any single one of")
        assert answer(story, "cost-of-losing", Question.ONE_ACCOUNT).startswith("No.")

    def test_is_it_where_one_account_makes_most_of_what_was_lost(self, otherwise: Story) -> None:
        bridge = answer(otherwise, "revenue-bridge", Question.ONE_ACCOUNT)
        assert bridge.startswith("Yes.")
        assert "most of what was lost is one account" in bridge
        assert answer(otherwise, "cost-of-losing", Question.ONE_ACCOUNT).startswith("Yes.")

    def test_counts_each_customer_once_where_customers_are_counted(self, otherwise: Story) -> None:
        assert answer(otherwise, "customers-kept", Question.ONE_ACCOUNT).startswith("No. Each customer counts once")


class TestMix:
    def test_is_none_where_like_customers_differ_as_much(self, story: Story) -> None:
        assert answer(story, "slow-onboarding", Question.MIX).startswith("No. Among customers of the same segment")

    def test_is_it_where_those_onboarded_late_are_those_who_leave_anyway(self, otherwise: Story) -> None:
        assert answer(otherwise, "slow-onboarding", Question.MIX).startswith("Yes.")

    def test_is_it_where_a_plan_is_the_segment_by_another_name(self, otherwise: Story) -> None:
        said = answer(otherwise, "customers-kept", Question.MIX)
        assert said.startswith("Yes. Over these 12 months, among customers of the same segment, spend and time")

    def test_cannot_be_told_of_a_snapshot(self) -> None:
        lone = tell(made_edition(snapshot({("Monthly", "Churned"): 40, ("Monthly", "Stayed"): 60})), View())
        assert answer(lone, "revenue-bridge", Question.MIX).startswith("Cannot be told. No dates in this export")


class TestFinance:
    def test_ties_where_nothing_is_missing(self, story: Story) -> None:
        said = answer(story, "revenue-bridge", Question.FINANCE)
        assert said.startswith("Yes. The rows of Finance add up to")
        assert "Of the total the bridge holds" in said

    def test_does_not_tie_where_a_sum_is_missing(self, otherwise: Story) -> None:
        for finding in ("revenue-bridge", "cost-of-losing", "revenue-concentration"):
            said = answer(otherwise, finding, Question.FINANCE)
            assert said.startswith("Not all of it.")
            assert "€1,000.00 is missing and not explained" in said

    def test_cannot_be_told_without_a_total_of_finance(self) -> None:
        lone = tell(made_edition(snapshot({("Monthly", "Churned"): 40, ("Monthly", "Stayed"): 60})), View())
        assert answer(lone, "revenue-bridge", Question.FINANCE).startswith("Cannot be told. No export of Finance")

    def test_holds_who_left_against_invoices_that_stopped(self, story: Story) -> None:
        assert answer(story, "customers-kept", Question.FINANCE).startswith("Yes. By contract lines")


class TestCherryPicked:
    def test_is_none_where_the_latest_months_are_told(self, story: Story) -> None:
        assert answer(story, "revenue-bridge", Question.CHERRY_PICKED).startswith("No. These 12 months are the latest")

    def test_says_that_the_reader_chose_the_months(self, small_leave: dict[str, pd.DataFrame]) -> None:
        earlier = told(small_leave, View(until=date(2026, 3, 31)))
        for finding in ("revenue-bridge", "cost-of-losing", "customers-kept", "revenue-concentration"):
            said = answer(earlier, finding, Question.CHERRY_PICKED)
            assert said.startswith("Yes, in part. The reader chose these 12 months; the latest, 12 months to June 2026")


class TestNoise:
    def test_is_none_where_the_difference_passes_its_test(self, story: Story) -> None:
        said = answer(story, "customers-kept", Question.NOISE)
        assert said.startswith("No. Chance alone would give as much in")

    def test_cannot_be_told_where_nothing_goes_with_leaving(self) -> None:
        nothing = told(company(number=300))
        said = answer(nothing, "slow-onboarding", Question.NOISE)
        assert said.startswith("Cannot be told. Chance alone would give as much in")
        assert "comparisons searched" in said


def test_changing_our_mind_takes_losses_definitions_or_something_unmeasured(story: Story) -> None:
    kept = answer(story, "customers-kept", Question.CHANGE_OUR_MIND)
    assert "stayed, no difference could be told" in kept
    assert "Going by invoices that stopped" in kept
    late = answer(story, "slow-onboarding", Question.CHANGE_OUR_MIND)
    assert "would explain it away" in late
