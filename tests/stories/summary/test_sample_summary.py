"""The summary of the sample company reads as the argument that was planted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.findings import Grade, Story
from analysis.stories import STORY_IDS
from presentation.wording import say_plain
from tests.stories.said import reviewed, said

REVIEWED = Path(__file__).parent / "sample_summary.txt"


@pytest.fixture(scope="module")
def summary(sample_stories: Mapping[str, Story]) -> Story:
    return sample_stories["summary"]


def test_its_opening_and_titles_are_those_reviewed(summary: Story) -> None:
    """Without the caveats and doubts, which their own stories keep."""
    titles = replace(summary, findings=tuple(replace(each, caveats=()) for each in summary.findings), doubts=())
    assert said(titles) == reviewed(REVIEWED, said(titles))


def test_has_four_to_six_titles_from_every_story(summary: Story) -> None:
    assert 4 <= len(summary.findings) <= 6
    assert set(summary.origins.values()) == set(STORY_IDS) - {"summary", "customer-stories"}  # a person is no argument


def test_closes_with_what_was_tested_and_asks_about_billing(summary: Story) -> None:
    assert summary.findings[-1].grade is Grade.TESTED
    assert summary.ask is not None
    assert "Billing" in say_plain(summary.ask.decision)


def test_each_finding_is_told_alike_in_its_own_story(summary: Story, sample_stories: Mapping[str, Story]) -> None:
    told = {each.id: each for origin in set(summary.origins.values()) for each in sample_stories[origin].findings}
    for each in summary.findings:
        assert say_plain(told[each.id].claim) == say_plain(each.claim)
        assert told[each.id].estimates == each.estimates
