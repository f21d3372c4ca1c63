"""The summary of the sample company reads as the argument that was planted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.findings import Grade, Story
from analysis.stories import STORY_IDS, SUMMARY, tell
from analysis.view import View
from presentation.wording import say_plain
from queries.run import Edition
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


def test_quotes_the_told_stories_that_it_is_handed(
    sample_edition: Edition, sample_stories: Mapping[str, Story]
) -> None:
    asked: list[tuple[Edition, str, View]] = []

    def kept(story_id: str, edition: Edition, view: View) -> Story:
        asked.append((edition, story_id, view))
        return sample_stories[story_id]

    summary = tell(SUMMARY, sample_edition, View(), kept)
    findings = {id(each) for story in sample_stories.values() for each in story.findings}
    assert {id(each) for each in summary.findings} <= findings  # the very ones that were handed in
    assert {each for _, each, _ in asked} == set(STORY_IDS) - {SUMMARY, "customer-stories"}
    assert all(edition is sample_edition and view.segment is None for edition, _, view in asked)
