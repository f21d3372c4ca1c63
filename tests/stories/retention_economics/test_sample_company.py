"""What is planted in the sample company is found in its retention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from analysis.findings import Finding, Grade, Story
from analysis.stories.objections.questions import Question
from data_sources.sample.facts import SLOW_ONBOARDING_HAZARD_RATIO
from presentation.wording import say_plain
from tests.stories.every_number import unbacked
from tests.stories.said import reviewed, said

REVIEWED = Path(__file__).parent / "sample_story.txt"


@pytest.fixture(scope="module")
def story(sample_stories: Mapping[str, Story]) -> Story:
    return sample_stories["retention-economics"]


def finding(story: Story, wanted: str) -> Finding:
    return next(each for each in story.findings if each.id.endswith(f"/{wanted}"))


def test_slow_onboarding_doubles_the_pace_of_leaving(story: Story) -> None:
    found = finding(story, "slow-onboarding")
    ratio = found.estimates["hazard_ratio"]
    assert found.grade is Grade.ADJUSTED
    assert ratio.low.amount <= SLOW_ONBOARDING_HAZARD_RATIO <= ratio.high.amount


def test_small_customers_leave_more_than_large_ones(story: Story) -> None:
    found = finding(story, "retention-curves").estimates
    small, large = (found[f"kept_after_24_months[segment={each}]"] for each in ("Small", "Enterprise"))
    assert small.high.amount < large.low.amount


def test_the_bridge_ties_to_finance_to_the_cent(story: Story) -> None:
    found = finding(story, "revenue-bridge").estimates
    assert found["finance_total_difference"].value.amount == 0
    assert found["finance_total_duplicate"].value.amount != 0


def test_who_left_is_hardly_in_dispute(story: Story) -> None:
    assert "contradict" not in say_plain(story.complication)
    assert any("customer list" in say_plain(each) for each in story.doubts)


def test_its_sentences_are_those_reviewed(story: Story) -> None:
    text = said(story) + "\n".join(_answers(story)) + "\n"
    assert text == reviewed(REVIEWED, text)


def _answers(story: Story) -> Iterator[str]:
    for each in story.findings:
        yield f"\nasked of {each.id}"
        yield from (f"  ? {asked.question} {say_plain(asked.answer)}" for asked in each.objections)


def test_every_number_stands_on_an_estimate(story: Story) -> None:
    assert unbacked(story) == []


@pytest.mark.parametrize(
    ("wanted", "question", "opening"),
    [
        ("revenue-bridge", Question.ONE_ACCOUNT, "No."),
        ("revenue-bridge", Question.FINANCE, "Yes."),
        ("cost-of-losing", Question.MIX, "Yes."),  # fewer customers left than the year before, but larger ones
        ("slow-onboarding", Question.MIX, "No."),
        ("slow-onboarding", Question.NOISE, "No."),
        ("cohorts", Question.NOISE, "Cannot be told."),
    ],
)
def test_answers_a_board_as_the_company_was_made(story: Story, wanted: str, question: str, opening: str) -> None:
    answer = next(each.answer for each in finding(story, wanted).objections if each.question == question)
    assert say_plain(answer).startswith(opening)
