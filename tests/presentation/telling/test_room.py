"""Who asks is served in turn, once for all who ask the same, and nobody is left waiting for what does not come."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from presentation.telling.asked import Asked
from presentation.telling.process import NoProcess, ProcessGone, TellingFailed
from presentation.telling.room import Room, Telling
from queries.run import EditionTooOld

TELLER = (sys.executable, str(Path(__file__).parent / "a_teller.py"))
SECONDS = 20.0
Kept = list[tuple[str, str, bytes]]


@pytest.fixture
def kept() -> Kept:
    return []


@pytest.fixture
def room(kept: Kept) -> Iterator[Room]:
    room = Room(1, lambda asked, part, small: kept.append((asked.story_id, part, small)), 0.0, TELLER)
    yield room
    room.close()


def ask(room: Room, story_id: str, segment: str | None = None) -> Telling:
    return room.ask(Asked("edition.duckdb", story_id, segment=segment))


def told(room: Room, telling: Telling, part: str = "story") -> bytes | None:
    assert room.wait(telling, part, SECONDS)
    return telling.parts.get(part)


def test_each_part_comes_and_is_kept(room: Room, kept: Kept) -> None:
    telling = ask(room, "voice", "Small")
    assert (told(room, telling), told(room, telling, "light")) == (b"voiceSmall", b"{}")
    assert told(room, telling, "dark") is None and telling.error is None
    assert kept == [("voice", "story", b"voiceSmall"), ("voice", "light", b"{}")]


def test_what_several_ask_is_told_once(room: Room, kept: Kept) -> None:
    first, second = ask(room, "slow 0.3"), ask(room, "slow 0.3")
    assert first is second
    assert room.join(first.asked) is first
    assert told(room, first, "end") is None and len(kept) == 2
    assert room.join(first.asked) is None


def test_a_reader_hears_how_many_are_ahead_and_goes_before_what_is_told_ahead(room: Room, kept: Kept) -> None:
    running = ask(room, "slow 0.5")
    while room.ahead_of(running) is not None:
        room.wait(running, "story", 0.01)
    (ahead,) = room.tell_ahead([Asked("edition.duckdb", "ahead")])
    waiting, last = ask(room, "voice"), ask(room, "summary")
    assert (room.ahead_of(waiting), room.ahead_of(last)) == (1, 2)
    told(room, ahead)
    assert [story_id for story_id, part, _ in kept if part == "story"] == ["slow 0.5", "voice", "summary", "ahead"]


def test_a_view_that_is_left_makes_room_for_one_that_is_waited_for(room: Room, kept: Kept) -> None:
    slow = ask(room, "slow 60")
    while room.ahead_of(slow) is not None:
        room.wait(slow, "story", 0.01)
    waiting, dropped = ask(room, "voice"), ask(room, "summary")
    room.leave(dropped)
    assert dropped.is_over and not slow.is_over
    room.leave(slow)
    assert told(room, waiting) == b"voice"
    assert slow.is_left and not slow.parts


def test_a_view_that_is_left_is_finished_where_nobody_else_waits(room: Room) -> None:
    telling = ask(room, "slow 0.2")
    while room.ahead_of(telling) is not None:
        room.wait(telling, "story", 0.01)
    room.leave(telling)
    assert told(room, telling) == b"slow 0.2"


@pytest.mark.parametrize(("does", "raised"), [("dies", ProcessGone), ("fails", TellingFailed), ("old", EditionTooOld)])
def test_what_does_not_come_says_why_and_the_next_is_told(room: Room, does: str, raised: type[Exception]) -> None:
    telling = ask(room, does)
    assert told(room, telling) is None
    assert isinstance(telling.error, raised)
    assert told(room, ask(room, "voice")) == b"voice"


def test_where_no_process_can_be_started_nobody_waits() -> None:
    room = Room(1, lambda asked, part, small: None, 0.0, (sys.executable, "-c", "raise SystemExit"))
    telling = room.ask(Asked("edition.duckdb", "voice"))
    assert told(room, telling) is None
    assert isinstance(telling.error, NoProcess)
    room.close()


def test_a_closed_room_lets_go_of_everybody(room: Room) -> None:
    tellings = [ask(room, "slow 60"), ask(room, "voice")]
    room.close()
    assert [told(room, each) for each in (*tellings, ask(room, "summary"))] == [None, None, None]
