"""Two versions of a pack compared in words."""

from __future__ import annotations

from data_sources.pack_model import PackAsk
from presentation.packs.versions_in_words import versions_in_words
from tests.presentation.packs.made import ASK, EXPOSED, FELL, LATE, pack, page


def test_a_version_compared_with_itself_says_nothing() -> None:
    one = pack(page(EXPOSED), page(FELL), page(FELL), ask=ASK)
    assert versions_in_words(one, one.model_copy(update={"version": 2, "note": "again"})) == ()


def test_what_came_went_moved_and_was_written_anew_is_said() -> None:
    before = pack(page(EXPOSED, "Billing first"), page(FELL, "It fell"), audience="CFO", answer="Billing")
    after = pack(
        page(FELL, "The score fell", purpose="decision"), page(LATE, "Late ones leave"), audience="COO", ask=ASK
    )
    said = versions_in_words(before, after)
    assert "It is for the COO now; it was for the CFO." in said
    assert "The answer is now nothing; it was “Billing”." in said
    assert "New: “Late ones leave” (Retention economics)." in said
    assert "Gone: “Billing first” (Priority issues)." in said
    assert "“The score fell” (Satisfaction) had the title “It fell”." in said
    assert "“The score fell” (Satisfaction) is for decision now; it was for nothing." in said
    assert "The ask, by when: “31 January 2027”; it was nothing." in said


def test_another_order_is_said_with_the_old_places() -> None:
    before = pack(page(EXPOSED), page(FELL), page(LATE))
    after = pack(page(LATE), page(EXPOSED), page(FELL))
    assert versions_in_words(before, after) == ("The pages stand in another order: what was on pages 3, 1, 2.",)


def test_a_finding_that_says_something_else_is_said() -> None:
    before, after = pack(page(FELL, claim="It fell 9")), pack(page(FELL, claim="It fell 7"))
    assert versions_in_words(before, after) == (
        "The finding of “It fell 7” (Satisfaction) says “It fell 7” now; it said “It fell 9”.",
    )


def test_freezing_is_said() -> None:
    before, frozen = pack(page(FELL), ask=PackAsk()), pack(page(FELL), edition="0123", frozen_as="Board 2026-Q4")
    assert versions_in_words(before, frozen) == ("It is frozen with the edition “Board 2026-Q4”.",)
    assert "tells from the current edition again" in versions_in_words(frozen, before)[0]
