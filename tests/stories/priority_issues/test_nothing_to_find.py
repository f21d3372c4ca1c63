"""On data without structure nothing is claimed: not a leader, not a trend, not an effect."""

from __future__ import annotations

import pytest

from analysis.findings import Story
from analysis.stories.priority_issues import tell
from analysis.stories.priority_issues.trends import QUERY as TRENDS
from analysis.view import View
from presentation.wording import say_plain
from tests.stories.priority_issues.made_company import random_company

SEEDS = range(12)
CLAIMS = ("ever more often", "less and less", "cases rose", "cases fell", " worked", "most often given", "often**")


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    return [tell(random_company(seed), View()) for seed in SEEDS]


def test_claims_hardly_anything(stories: list[Story]) -> None:
    """Each search is allowed one false claim in twenty; five kinds of search over twelve companies, at most three."""
    claimed = [
        (each.id, say_plain(each.claim))
        for story in stories
        for each in story.findings
        if any(words in say_plain(each.claim) for words in CLAIMS)
    ]
    assert len(claimed) <= 3, claimed


def test_no_issue_leads_by_money_more_often_than_chance_allows(stories: list[Story]) -> None:
    leading = [story for story in stories if story.ask is not None]
    assert len(leading) <= 1


def test_says_how_much_more_it_would_take(stories: list[Story]) -> None:
    for story in stories:
        for each in story.findings:
            if each.is_open and each.id.split("/")[1] in ("money-first", "loss-reasons", "trend"):
                words = " ".join(say_plain(caveat) for caveat in each.caveats)
                assert "would take about" in words or "no realistic number" in words or "no number" in words, words


def test_an_open_finding_highlights_nothing(stories: list[Story]) -> None:
    for story in stories:
        for each in story.findings:
            if each.is_open and each.evidence.query in ("issues/exposure", "issues/losses", TRENDS):
                highlighted = each.evidence.rows.get("is_highlighted")
                assert highlighted is None or not highlighted.any()
