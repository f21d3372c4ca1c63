"""A pack composed: its findings in its order, under titles that hold, and what is refused said."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.findings import Story
from analysis.stories.objections.questions import Question
from analysis.view import View
from data_sources.mistakes import InputMistake
from presentation.briefing import Purpose
from presentation.packs.composed import compose, ready
from presentation.wording import say_plain
from tests.presentation.packs.made import ASK, EXPOSED, FELL, LATE, PRAISED, STORIES, pack, page, tell


def test_findings_of_several_stories_come_in_the_packs_order() -> None:
    composed = compose(pack(page(EXPOSED), page(FELL), page(LATE), ask=ASK), tell)
    assert [each.finding.id for each in composed.briefing.pages] == [EXPOSED.id, FELL.id, LATE.id]
    assert composed.briefing.sections == ("Priority issues", "Satisfaction", "Retention economics")
    assert composed.places == (1, 2, 3)
    assert composed.refused == ()


def test_a_title_that_holds_replaces_the_claim() -> None:
    composed = compose(
        pack(page(EXPOSED, "Billing exposes €8.7 million a year"), page(FELL, purpose="discussion")), tell
    )
    assert [each.title for each in composed.briefing.pages] == [
        "Billing exposes €8.7 million a year",
        say_plain(FELL.claim),
    ]
    assert composed.briefing.pages[1].purpose is Purpose.DISCUSSION


def test_a_title_whose_number_no_longer_holds_is_refused_and_never_shown() -> None:
    composed = compose(pack(page(FELL), page(EXPOSED, "Billing exposes €9.2 million a year")), tell)
    (refused,) = composed.refused
    assert (refused.what, refused.place, refused.is_gone) == ("Page 2", 2, False)
    assert "nearest it says €8.7 million a year" in refused.why
    assert composed.briefing.pages[1].title == say_plain(EXPOSED.claim)
    assert composed.refused_at(2) is refused
    assert composed.refused_at(1) is None


def test_a_finding_that_is_gone_is_said_with_what_it_said_and_leaves_its_page_out() -> None:
    gone = page(FELL).model_copy(update={"finding": "satisfaction/old", "claim": "The score rose"})
    composed = compose(pack(gone, page(EXPOSED)), tell)
    (refused,) = composed.refused
    assert refused.is_gone
    assert "Satisfaction no longer holds the finding 'satisfaction/old'" in refused.why
    assert "“The score rose”" in refused.why
    assert composed.places == (2,)


def test_a_story_that_cannot_be_told_so_refuses_its_page_alone() -> None:
    def told(story_id: str, view: View) -> Story:
        if view.until:
            raise ValueError(f"no period ends on {view.until}")
        return tell(story_id, view)

    composed = compose(pack(page(FELL, until=date(2020, 1, 1)), page(EXPOSED), page(EXPOSED, segment="Small")), told)
    assert "no period ends on 2020-01-01" in composed.refused[0].why
    assert composed.briefing.filters == "Small on page 2"


def test_an_unknown_story_is_refused_with_those_there_are() -> None:
    odd = page(FELL).model_copy(update={"story": "sales"})
    assert "There is no story 'sales'; there are summary" in compose(pack(odd), tell).refused[0].why


def test_a_finding_that_the_summary_quotes_stands_under_its_own_story() -> None:
    quoted = page(EXPOSED).model_copy(update={"story": "summary"})
    assert compose(pack(quoted, page(FELL)), tell).briefing.pages[0].section == "Priority issues"


def test_one_heading_over_everything_is_none() -> None:
    assert compose(pack(page(FELL), page(FELL, segment="Small")), tell).briefing.sections == ()


def test_a_heading_with_a_number_that_none_of_its_findings_says_is_left_out() -> None:
    pages = (page(FELL, section="What fell by 9 points"), page(EXPOSED, section="What exposes €9 million"))
    composed = compose(pack(*pages), tell)
    assert composed.briefing.sections == ("What fell by 9 points",)
    assert [each.what for each in composed.refused] == ["The heading “What exposes €9 million”"]


@pytest.mark.parametrize(
    ("title", "is_refused"),
    [
        ("For the board in November 2026", False),
        ("Billing exposes €8.7 million a year", False),
        ("Billing exposes €9 million a year", True),
        ("Billing causes the fall", True),
        ("One thing. Two things", True),
    ],
)
def test_the_title_of_a_pack_may_name_its_meeting_and_claim_no_more_than_the_findings(
    title: str, is_refused: bool
) -> None:
    composed = compose(pack(page(EXPOSED), page(FELL), title=title), tell)
    assert bool(composed.refused) is is_refused
    assert composed.briefing.title == ("Board 2026-Q4" if is_refused else title)


def test_each_story_is_told_once_for_a_view() -> None:
    asked: list[tuple[str, View]] = []

    def told(story_id: str, view: View) -> Story:
        asked.append((story_id, view))
        return tell(story_id, view)

    compose(pack(page(FELL), page(FELL), page(FELL, segment="Small"), page(EXPOSED)), told)
    assert len(asked) == len(set(asked)) == 3


def test_doubts_and_gaps_of_all_stories_are_brought_once() -> None:
    briefing = compose(pack(page(FELL), page(EXPOSED)), tell).briefing
    assert briefing.doubts == (
        "The silent may think otherwise.", "Doubt of satisfaction.", "Doubt of priority-issues.",
    )  # fmt: skip
    assert len(briefing.gaps) == 1


def test_lines_of_the_opening_are_held_against_the_findings() -> None:
    lines = {"title": "Billing first", "question": "What to do?", "answer": "Billing exposes €9 million a year"}
    composed = compose(pack(page(EXPOSED), **lines), tell)
    assert composed.briefing.title == "Billing first"
    assert composed.briefing.opening == (("Question", "What to do?"),)
    assert [(each.what, each.place) for each in composed.refused] == [("The answer", 0)]


def test_the_audience_sees_its_own_terms_and_its_objections_first() -> None:
    composed = compose(pack(page(EXPOSED), page(PRAISED), audience="CFO"), tell)
    first = composed.briefing.pages[0]
    assert first.objections[0].question == Question.FINANCE
    assert first.in_their_terms == (
        "In money: Billing exposes €8.7 million a year of recurring revenue "
        "(95\u00a0% interval €7 million a year to €11 million a year, n = 152)."
    )
    assert composed.briefing.pages[1].in_their_terms == ""
    assert composed.briefing.kicker == "Board pack · 12 months to September 2026"


def test_a_decision_needs_an_ask_that_is_complete() -> None:
    half = ASK.model_copy(update={"owner": "", "by": None})
    composed = compose(pack(page(EXPOSED, purpose="decision"), ask=half), tell)
    assert [(each.what, each.why) for each in composed.refused] == [
        ("The ask", "Page 1 is for decision, and the ask does not say who owns it or by when.")
    ]
    with pytest.raises(InputMistake, match=r"cannot go into the room as it stands\. The ask: Page 1 is for decision"):
        ready(composed)


def test_a_pack_that_is_ready_carries_its_ask_in_words() -> None:
    briefing = ready(compose(pack(page(EXPOSED, purpose="decision"), ask=ASK), tell))
    assert briefing.ask is not None
    assert (briefing.ask.owner, briefing.ask.by) == ("Ada", "31 January 2027")


def test_a_pack_without_pages_is_not_ready() -> None:
    composed = compose(pack(), tell)
    assert composed.briefing.company == STORIES["summary"].company
    with pytest.raises(InputMistake, match="has no page"):
        ready(composed)
