"""The titles of a pack read alone: what a board would stumble over is said, and nothing where they hold."""

from __future__ import annotations

from presentation.packs.argument_check import check_argument
from presentation.packs.composed import compose
from tests.presentation.packs.made import ASK, AT, EXPOSED, FELL, LATE, NOT_TOLD, PRAISED, RECOVERED, pack, page, tell

FALL = "The score fell 9 points in Q3 2026"


def remarks(*pages: object, **more: object) -> list[tuple[str, bool]]:
    composed = compose(pack(*pages, **more), tell)  # type: ignore[arg-type]
    return [(each.says, each.is_grave) for each in check_argument(composed)]


def test_nothing_is_remarked_of_an_argument_that_holds() -> None:
    pages = (page(FELL, FALL, purpose="information"), page(LATE, purpose="discussion"))
    decided = page(EXPOSED, purpose="information"), page(LATE, segment="Small", purpose="decision")
    said = remarks(*pages, *decided, ask=ASK)
    assert [each for each, _ in said] == [
        "Pages 2 and 4 bring one finding, for all customers and Small: let the titles say so.",
        "“Retention economics” begins on pages 2 and 4: bring what belongs together side by side.",
    ]


def test_one_finding_twice_is_grave() -> None:
    said = remarks(page(EXPOSED, purpose="information"), page(EXPOSED, purpose="information"))
    assert ("Pages 1 and 2 bring the same finding. Keep one.", True) in said


def test_titles_that_pull_apart_are_grave() -> None:
    says, is_grave = remarks(page(FELL, FALL), page(RECOVERED), ask=ASK)[0]
    assert says.startswith("Pages 1 and 2 contradict each other: one says that it fell, the other that it rose.")
    assert is_grave


def test_two_numbers_for_one_thing_are_remarked() -> None:
    said = [each for each, _ in remarks(page(FELL), page(RECOVERED))]
    assert "Pages 1 and 2 give two numbers for one thing, −9 and +9. Say in a title what differs." in said


def test_a_heading_a_question_and_a_long_title_are_remarked() -> None:
    said = [each for each, _ in remarks(page(EXPOSED, "Fix Billing"), page(AT, "What is the score?"))]
    assert "Page 1 reads as a heading. Let the title say what was found." in said
    assert "Page 2 asks. Let the title give the answer." in said


def test_what_cannot_be_told_bears_no_decision() -> None:
    said = remarks(page(NOT_TOLD, purpose="decision"), page(NOT_TOLD, segment="Small", purpose="information"), ask=ASK)
    assert ("Page 1 says that something cannot be told yet: nothing can be decided on it.", True) in said
    assert ("Page 2 says that something cannot be told yet: keep it for the questions.", False) in said


def test_an_end_without_an_ask_is_grave() -> None:
    assert ("It ends without an ask: say what the board should decide.", True) in remarks(page(EXPOSED))
    assert ("There is no page: choose the findings that carry what you ask for.", True) in remarks()


def test_an_ask_that_no_title_leads_to_is_grave() -> None:
    said = remarks(page(EXPOSED, "609 cases stand behind the first issue", purpose="decision"), ask=ASK)
    assert ("The ask is about Billing, and no title says anything of it.", True) in said


def test_an_ask_without_a_decision_and_a_decision_on_what_was_only_seen_are_remarked() -> None:
    assert ("Something is asked, and no page is marked for decision.", True) in remarks(page(EXPOSED), ask=ASK)
    said = [each for each, _ in remarks(page(EXPOSED, purpose="decision"), page(PRAISED), ask=ASK)]
    assert any(each.startswith("Page 1 is for decision and rests on a difference that was seen") for each in said)
    assert "Page 2 does not say what it is for: information, discussion or decision." in said
