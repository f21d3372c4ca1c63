"""Four to six titles that read as an argument, chosen by rule from what the stories found."""

from __future__ import annotations

import pytest

from analysis.findings import Finding, Gap, Grade, Story
from analysis.stories.summary import summary_of
from presentation.wording import say_plain
from tests.stories.summary.made_stories import EUROS, ask, estimate_at, finding, story

SATISFACTION, RETENTION, ISSUES = "satisfaction", "retention-economics", "priority-issues"


def rich() -> list[Story]:
    return [
        story(
            SATISFACTION,
            finding(SATISFACTION, "mix", change=estimate_at(0.001)),
            finding(SATISFACTION, "level"),
            finding(SATISFACTION, "onboarding", Grade.ADJUSTED, gap=estimate_at(0.001)),
        ),
        story(RETENTION, finding(RETENTION, "bridge", lost=EUROS), finding(RETENTION, "curves")),
        story(
            ISSUES,
            finding(ISSUES, "money-first", at_risk=EUROS, lead=estimate_at(0.0001)),
            finding(ISSUES, "trend", is_open=True, factor=estimate_at(0.03)),
            finding(ISSUES, "initiatives", Grade.TESTED, effect=estimate_at(0.001)),
            ask=ask("Fix billing."),
        ),
    ]


def slugs(summary: Story) -> list[str]:
    return [each.id for each in summary.findings]


def test_takes_each_story_s_first_claim_then_cause_and_what_works() -> None:
    assert slugs(summary_of(rich())) == [
        "satisfaction/mix",
        "satisfaction/onboarding",
        "retention-economics/bridge",
        "priority-issues/money-first",
        "priority-issues/initiatives",
    ]


def test_quotes_the_very_findings_and_says_where_they_are_told() -> None:
    stories = rich()
    summary = summary_of(stories)
    told = {each.id: each for origin in stories for each in origin.findings}
    assert all(each is told[each.id] for each in summary.findings)
    assert summary.origins["priority-issues/initiatives"] == ISSUES
    assert set(summary.origins) == set(slugs(summary))


def test_what_was_tested_closes_the_argument() -> None:
    early = story(SATISFACTION, finding(SATISFACTION, "pilot", Grade.TESTED, effect=estimate_at(0.001)))
    assert slugs(summary_of([early, *rich()[1:]]))[-1] == "satisfaction/pilot"


def test_never_more_than_six_and_fills_up_to_four() -> None:
    many = [
        story(each, *(finding(each, f"finding {place}", money=EUROS) for place in range(9)))
        for each in (SATISFACTION, RETENTION, ISSUES)
    ]
    assert len(summary_of(many).findings) == 4
    assert len(summary_of(rich()).findings) <= 6


@pytest.mark.parametrize(
    "hedged",
    [finding(RETENTION, "hedged", p=estimate_at(0.4)), finding(RETENTION, "hedged", is_open=True)],
    ids=["by its test", "by its word"],
)
def test_what_cannot_be_told_yet_is_no_title(hedged: Finding) -> None:
    stories = [story(SATISFACTION), story(RETENTION, hedged, finding(RETENTION, "firm")), story(ISSUES)]
    assert slugs(summary_of(stories)) == ["retention-economics/firm"]


def test_a_story_that_claims_nothing_is_still_quoted() -> None:
    open_only = story(ISSUES, finding(ISSUES, "trend", is_open=True))
    assert "priority-issues/trend" in slugs(summary_of([*rich()[:2], open_only]))


def test_leads_with_the_decision_where_there_is_ground_for_one() -> None:
    summary = summary_of(rich())
    assert say_plain(summary.headline) == "Headline of priority-issues"
    assert say_plain(summary.situation) == "Situation of retention-economics."
    assert say_plain(summary.complication) == "Headline of satisfaction. Headline of retention-economics."
    assert say_plain(summary.answer) == "Answer of priority-issues."
    assert summary.ask is not None
    assert say_plain(summary.ask.decision) == "Fix billing."


def test_asks_for_nothing_where_no_story_has_ground() -> None:
    stories = [story(each, finding(each, "one")) for each in (SATISFACTION, RETENTION, ISSUES)]
    assert summary_of(stories).ask is None


def test_does_not_say_one_line_twice() -> None:
    summary = summary_of([story(SATISFACTION, finding(SATISFACTION, "level")), story(RETENTION), story(ISSUES)])
    assert say_plain(summary.headline) == "Headline of satisfaction"
    assert say_plain(summary.complication) == "Complication of satisfaction."
    assert say_plain(summary.answer) == "Answer of satisfaction."


def test_without_any_finding_it_says_what_is_missing_and_who_holds_it() -> None:
    gap = Gap("Why do customers leave?", "losses with their reason", "Sales")
    summary = summary_of([story(SATISFACTION, gaps=(gap,)), story(RETENTION, gaps=(gap,)), story(ISSUES)])
    assert summary.findings == ()
    assert summary.ask is None
    assert say_plain(summary.complication) == "Missing above all: losses with their reason (Sales)."
    assert summary.gaps == (gap,)


def test_doubts_are_the_first_of_each_story() -> None:
    assert [say_plain(doubt) for doubt in summary_of(rich()).doubts] == [
        f"First doubt of {each}." for each in (SATISFACTION, RETENTION, ISSUES)
    ]
