"""What was planted in the sample company, the story of priority issues tells."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from analysis.findings import Finding, Story
from analysis.stories.objections.questions import Question
from analysis.stories.priority_issues import tell
from analysis.view import View
from data_sources.sample import facts
from presentation.wording import say_plain
from queries.run import Edition
from tests.stories.every_number import unbacked
from tests.stories.said import reviewed, said

REVIEWED = Path(__file__).parent / "sample_story.txt"


@pytest.fixture(scope="module")
def story(sample_stories: Mapping[str, Story]) -> Story:
    return sample_stories["priority-issues"]


def finding(story: Story, slug: str) -> Finding:
    return next(each for each in story.findings if each.id == f"priority-issues/{slug}")


def test_its_sentences_are_those_reviewed(story: Story) -> None:
    assert said(story) == reviewed(REVIEWED, said(story))


def test_billing_stands_where_it_was_planted(story: Story) -> None:
    rows = finding(story, "money-first").evidence.rows.reset_index(drop=True)
    by_count = rows.sort_values("cases", ascending=False)["label"].tolist()
    assert rows["label"].tolist().index(facts.BILLING) + 1 == 1
    assert by_count.index(facts.BILLING) + 1 == 4
    assert "yet is only fourth by number of mentions" in say_plain(finding(story, "money-first").claim)


def test_issues_add_up_to_no_more_than_customers_pay(story: Story) -> None:
    estimates = finding(story, "money-first").estimates
    total = estimates["revenue_at_risk_total"].value.amount
    issues = sum(each.value.amount for name, each in estimates.items() if name.startswith("revenue_at_risk[issue="))
    assert issues <= total * (1 + 1e-9)
    assert total <= estimates["recurring_revenue"].value.amount


def test_knows_which_initiative_worked(story: Story) -> None:
    estimates = finding(story, "initiatives").estimates
    worked = estimates[f"initiative_effect[name={facts.WORKED.name}]"]
    assert worked.low.amount <= facts.WORKED.case_ratio <= worked.high.amount
    nothing = estimates[f"initiative_effect[name={facts.DID_NOTHING.name}]"]
    assert nothing.low.amount <= 1 <= nothing.high.amount
    words = [say_plain(caveat) for caveat in finding(story, "initiatives").caveats]
    assert f"{facts.TOO_EARLY.name} cannot be tested yet: it is too recent. From 1 March 2027 on it can." in words


def test_names_the_competitor_that_grows_and_no_other(story: Story) -> None:
    competitors = finding(story, "competitors")
    assert say_plain(competitors.claim).startswith(f"{facts.COMPETITOR} is named ever more often")
    highlighted = competitors.evidence.rows.query("is_highlighted")["series"].unique().tolist()
    assert highlighted == [facts.COMPETITOR]


def test_only_the_issue_that_was_worked_on_is_said_to_have_moved(story: Story) -> None:
    trend = finding(story, "trend")
    assert say_plain(trend.claim).startswith(f"{facts.WORKED.issue} cases fell")
    assert trend.evidence.rows.query("is_highlighted")["series"].unique().tolist() == [facts.WORKED.issue]


def test_shows_the_assumption_behind_the_initiative_that_worked(story: Story) -> None:
    shown = next(each for each in story.findings if f"until {facts.WORKED.name} began" in say_plain(each.claim))
    rows = shown.evidence.rows
    own, others = (rows[rows["is_highlighted"] == side].set_index("label") for side in (True, False))
    start = f"{facts.WORKED.started_on:%b %Y}"
    assert own.loc[start, "marker"] == "Start"
    before = own.index[: own.index.get_loc(start)]
    assert (own.loc[before, "value"] - others.loc[before, "value"]).abs().max() < 0.25
    assert own.loc[start:, "value"].max() < 0.7 < others.loc[start:, "value"].min()
    assert shown.estimates["drift_before"].low.amount < 0 < shown.estimates["drift_before"].high.amount
    assert shown.estimates["issues_moved_as_strongly"].value.amount == 0
    assert shown.estimates["starts_moved_as_strongly"].value.amount == 0
    per_case = shown.estimates["cost_per_case_avoided"]
    assert (
        per_case.low.amount < facts.WORKED.cost / shown.estimates["cases_avoided"].value.amount < per_case.high.amount
    )


def test_customers_it_reached_raise_the_issue_less_and_nothing_else_is_claimed_of_them(story: Story) -> None:
    worked, idle = (
        next(
            each
            for each in story.findings
            if f"initiative_effect[name={name}]" in each.estimates and "drift_needed" in each.estimates
        )
        for name in (facts.WORKED.name, facts.DID_NOTHING.name)
    )
    assert worked.estimates["raised_later_change"].high.amount < 0
    assert idle.estimates["raised_later_change"].low.amount < 0 < idle.estimates["raised_later_change"].high.amount
    for each in (worked, idle):
        words = " ".join(say_plain(caveat) for caveat in each.caveats)
        assert "Whether fewer of them leave cannot be told" in words
        assert "Whether they are happier cannot be told" in words


def test_every_number_has_an_estimate(story: Story) -> None:
    assert unbacked(story) == []


@pytest.mark.parametrize("segment", facts.SEGMENTS)
def test_every_number_has_an_estimate_within_a_segment_too(sample_edition: Edition, segment: str) -> None:
    assert unbacked(tell(sample_edition, View(segment=segment))) == []


def test_every_finding_is_asked_what_a_board_asks(story: Story) -> None:
    for each in story.findings:
        asked = {objection.question for objection in each.objections}
        assert {Question.NOISE, Question.ONE_ACCOUNT, Question.CHERRY_PICKED, Question.COUNTED_TWICE} <= asked, each.id
        assert Question.CHANGE_OUR_MIND in asked, each.id


def test_no_claim_ends_with_a_full_stop_and_every_answer_does(story: Story) -> None:
    for each in story.findings:
        assert not say_plain(each.claim).endswith("."), each.id
        assert all(say_plain(line).endswith(".") for line in each.caveats), each.id
        assert all(say_plain(objection.answer).endswith(".") for objection in each.objections), each.id
    assert not say_plain(story.headline).endswith(".")


def test_says_that_the_lead_of_billing_is_one_segment_and_no_single_account(story: Story) -> None:
    """Planted: large customers are billed wrongly."""
    answers = {each.question: say_plain(each.answer) for each in finding(story, "money-first").objections}
    assert answers[Question.MIX].startswith("Yes, in part.")
    assert "Enterprise" in answers[Question.MIX]
    assert answers[Question.ONE_ACCOUNT].startswith("No.")
    assert "came first every time" in answers[Question.CHERRY_PICKED]


def test_warns_of_what_was_planted_in_words_alone(story: Story) -> None:
    found = finding(story, "early-warning")
    assert say_plain(found.claim).startswith(f"{facts.ACCELERATING} accelerates: raised in ")
    highlighted = found.evidence.rows.loc[found.evidence.rows["is_highlighted"], "label"]
    assert highlighted.tolist() == [facts.ACCELERATING]
    assert [each for each in found.caveats if f"“{facts.NEW_ISSUE}”" in say_plain(each)]
