"""Pages of a draft are moved, worded and taken out, each change in a copy."""

from __future__ import annotations

from presentation.packs.draft import (
    Draft,
    drafted,
    for_the_next_meeting,
    moved,
    rewritten,
    with_ask,
    with_lines,
    with_or_without,
    with_page,
    without,
)
from tests.presentation.packs.made import EXPOSED, FELL, LATE, pack, page

BEGUN = drafted(pack(page(EXPOSED), page(FELL), page(LATE)), 10)


def order(draft: Draft) -> list[str]:
    return [each.finding for each in draft.pack.pages]


def test_a_page_moves_with_its_key_and_stops_at_the_ends() -> None:
    up = moved(BEGUN, 12, -1)
    assert order(up) == [EXPOSED.id, LATE.id, FELL.id]
    assert up.keys == (10, 12, 11)
    assert order(moved(BEGUN, 10, -1)) == order(moved(BEGUN, 12, 1)) == order(BEGUN)
    assert order(BEGUN) == [EXPOSED.id, FELL.id, LATE.id], "the draft itself is not changed"


def test_a_page_that_comes_gets_a_key_that_none_had() -> None:
    again = with_page(without(BEGUN, 12), page(LATE))
    assert again.keys == (10, 11, 13)
    assert order(again) == order(BEGUN)


def test_ticking_adds_a_finding_and_takes_it_out_by_how_it_is_looked_at() -> None:
    small = page(FELL, segment="Small")
    ticked = with_or_without(BEGUN, small)
    assert order(ticked) == [EXPOSED.id, FELL.id, LATE.id, FELL.id]
    assert order(with_or_without(ticked, page(FELL))) == [EXPOSED.id, LATE.id, FELL.id]
    assert with_or_without(ticked, small).pack == BEGUN.pack


def test_words_are_kept_in_one_line() -> None:
    assert rewritten(BEGUN, 11, title=" Two\nlines ").page(11).title == "Two lines"
    assert with_ask(BEGUN, owner=" Ada ").pack.ask.owner == "Ada"
    assert with_lines(BEGUN, answer="So\tit is").pack.answer == "So it is"


def test_a_draft_is_changed_while_it_differs_from_what_was_opened() -> None:
    retitled = rewritten(BEGUN, 10, title="Other")
    assert not BEGUN.is_changed and retitled.is_changed
    assert not rewritten(retitled, 10, title="").is_changed


def test_the_next_meetings_pack_tells_from_the_current_edition_again() -> None:
    frozen = BEGUN.pack.model_copy(update={"version": 4, "edition": "0123456789ab", "frozen_as": "Board"})
    anew = for_the_next_meeting(frozen)
    assert (anew.name, anew.version, anew.is_frozen, anew.pages) == ("", 0, False, frozen.pages)
