"""What was planted in the sample company's comments, the story of customers' voice tells."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from analysis.findings import Finding, Story
from presentation.wording import say_plain
from tests.stories.said import reviewed, said

REVIEWED = Path(__file__).parent / "sample_story.txt"


@pytest.fixture(scope="module")
def story(sample_stories: Mapping[str, Story]) -> Story:
    return sample_stories["voice"]


def finding(story: Story, slug: str) -> Finding:
    return next(each for each in story.findings if each.id == f"voice/{slug}")


def test_its_sentences_are_those_reviewed(story: Story) -> None:
    assert said(story) == reviewed(REVIEWED, said(story))


def test_what_nobody_named_is_proposed_and_what_accelerates_is_seen(story: Story) -> None:
    assert "“Assistant”" in say_plain(finding(story, "proposals").claim)
    assert say_plain(finding(story, "trend").claim).startswith("Mobile app takes a larger share")


def test_billing_is_the_matter_of_large_accounts(story: Story) -> None:
    assert say_plain(finding(story, "groups").claim).startswith("“Enterprise” customers speak of Billing more often")


def test_the_competitor_that_is_planted_leads(story: Story) -> None:
    assert say_plain(finding(story, "competitors").claim).startswith("Northwind Cloud is the competitor")


def test_quotes_customers_beside_what_they_stand_for_without_a_name(story: Story) -> None:
    quoted = {each.id.partition("/")[2] for each in story.findings if each.quotations}
    assert {"praised", "complained", "talk", "wishes", "proposals", "trend", "groups", "competitors"} <= quoted
    texts = [each.text for finding in story.findings for each in finding.quotations]
    assert not [text for text in texts if "@" in text or "http" in text]
