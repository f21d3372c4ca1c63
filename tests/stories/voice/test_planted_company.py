"""What was planted in customers' comments, the story tells."""

from __future__ import annotations

import pytest

from analysis.findings import Finding, Story
from analysis.stories import tell
from analysis.view import View
from presentation.wording import say_plain
from queries.run import Edition
from tests.stories.every_number import unbacked
from tests.stories.voice.made_voice import planted_company

WHOLE = ("praised", "complained", "talk", "wishes", "proposals", "trend", "groups", "journey", "competitors", "reading")


@pytest.fixture(scope="module")
def edition() -> Edition:
    return planted_company()


@pytest.fixture(scope="module")
def story(edition: Edition) -> Story:
    return tell("voice", edition, View())


def finding(story: Story, slug: str) -> Finding:
    return next(each for each in story.findings if each.id == f"voice/{slug}")


def claim(story: Story, slug: str) -> str:
    found = finding(story, slug)
    assert not found.is_open, say_plain(found.claim)
    return say_plain(found.claim)


def test_every_finding_is_there_with_a_portrait_of_each_issue(story: Story) -> None:
    slugs = [each.id.partition("/")[2] for each in story.findings]
    assert [slug for slug in slugs if not slug.startswith("issue-")] == list(WHOLE)
    assert len([slug for slug in slugs if slug.startswith("issue-")]) == 5


def test_says_what_is_praised_and_what_is_complained_of(story: Story) -> None:
    assert claim(story, "praised").startswith("Support earns praise")
    assert claim(story, "complained").startswith("Billing draws complaints")
    assert "praise Support" in say_plain(story.headline) and "complain of Billing" in say_plain(story.headline)


def test_says_who_speaks_of_what_and_what_comes_up_of_late(story: Story) -> None:
    assert claim(story, "groups").startswith("“Large” customers speak of Billing more often")
    assert claim(story, "trend").startswith("App takes a larger share of survey comments than before")
    assert claim(story, "talk").startswith("Speed is what customers talk about most")
    assert claim(story, "journey").startswith("“Using” is the stage")
    assert claim(story, "competitors").startswith("Northwind is the competitor that customers name most")


def test_offers_what_no_issue_covers_and_asks_for_a_decision(story: Story) -> None:
    assert claim(story, "proposals").startswith("No issue covers “Assistant” yet: 30 comments of 22 customers")
    assert story.ask is not None
    assert "Assistant" in say_plain(story.ask.decision)


def test_proposals_were_searched_over_everybody_and_are_told_there_alone(edition: Edition) -> None:
    told = tell("voice", edition, View(segment="Small"))
    assert told.findings
    assert not [each for each in told.findings if each.id == "voice/proposals"]


def test_says_how_surely_words_were_read(story: Story) -> None:
    said = [say_plain(each).replace("\u00a0", " ") for each in finding(story, "reading").caveats]
    assert any(line.startswith("Praise and complaints were told right in 80 %") for line in said)
    assert any(line.startswith("Written in English (") for line in said)


@pytest.mark.parametrize("view", [View(), View(segment="Large"), View(compare_by="segment")], ids=str)
def test_every_number_has_an_estimate_and_every_finding_its_answers(edition: Edition, view: View) -> None:
    told = tell("voice", edition, view)
    assert unbacked(told) == []
    assert all(each.caveats and each.method and each.basis.departments for each in told.findings)
    assert [each.id for each in told.findings if not each.objections] == []
    assert all(sentence.template.endswith((".", "?")) for sentence in told.doubts)
    assert not any(each.claim.template.rstrip("*").endswith(".") for each in told.findings)
