"""Where a presentation stands: a later word prevails, nonsense is not heard, and only a token names its room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from presentation.presenting.rooms import KEPT, Place, Rooms, new_token, place_said, room_of

STORY = "story satisfaction"
FIFTH = Place(slide=4, step=1, revision=7)


def test_a_later_place_prevails_and_an_earlier_one_changes_nothing() -> None:
    rooms = Rooms()
    assert rooms.move("a", STORY, FIFTH) == FIFTH
    assert rooms.move("a", STORY, Place(slide=1, revision=6)) == FIFTH
    assert rooms.move("a", STORY, Place(slide=1, revision=7)) == FIFTH, "two at once: the first that was heard stands"
    assert rooms.place("a") == FIFTH
    assert rooms.move("a", STORY, Place(slide=5, revision=8)).slide == 5


def test_a_room_in_which_nobody_moved_stands_at_its_beginning() -> None:
    assert Rooms().place("nobody") == Place(0, 0, "", 0, 0)


def test_what_a_browser_says_is_read_back_as_it_was_told() -> None:
    said = {**FIFTH.as_data(), "over": "objections", "part": 2}
    assert place_said(said) == replace(FIFTH, over="objections", part=2)


@pytest.mark.parametrize(
    "wrong",
    [
        {"slide": -1},
        {"slide": "4"},
        {"slide": True},
        {"step": 1e9},
        {"over": "<script>"},
        {"part": None},
        {"revision": 10**12},
    ],
    ids=str,
)
def test_refuses_a_place_that_cannot_be(wrong: dict[str, object]) -> None:
    assert place_said({**FIFTH.as_data(), **wrong}) is None
    assert place_said("5") is None


def test_a_rooms_name_is_made_from_its_token_and_gives_none_away() -> None:
    token = new_token()
    assert room_of(token) == room_of(token) != room_of(new_token())
    assert token not in room_of(token)


def test_followers_without_a_room_find_the_one_that_moved_last() -> None:
    rooms = Rooms()
    for revision, room in enumerate(("a", "b", "a"), start=1):
        rooms.move(room, STORY, Place(revision=revision))
    rooms.move("c", "pack Board", Place(revision=1))
    assert rooms.latest(STORY) == "a"
    assert rooms.latest("pack Board") == "c"
    assert rooms.latest("story voice") is None


def test_the_room_that_moved_longest_ago_gives_way() -> None:
    rooms = Rooms()
    for i in range(KEPT + 1):
        rooms.move(f"room {i}", STORY, FIFTH)
    assert rooms.place("room 0").revision == 0
    assert rooms.place("room 1") == FIFTH
