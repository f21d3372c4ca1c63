"""A part of a story asked of the processes that tell, with what becomes of a reader where it does not come."""

from __future__ import annotations

from data_sources.mistakes import InputMistake
from presentation.telling.asked import Asked
from presentation.telling.process import ProcessGone
from presentation.telling.room import Room, Telling
from presentation.telling.tellers import room_in_use
from presentation.telling.waiting import wait_for
from queries.run import EditionTooOld


def told_now(asked: Asked, part: str) -> bytes | None:
    """None where no process tells it, and the page has to. Raises EditionTooOld, InputMistake."""
    room = room_in_use()
    return _awaited(room, room.ask(asked), part) if room else None


def drawn_now(asked: Asked, part: str) -> bytes | None:
    """The charts of a story that is being told; None where it is not: then the page draws them."""
    room = room_in_use()
    telling = room.join(asked) if room else None
    return _awaited(room, telling, part) if room and telling else None


def _awaited(room: Room, telling: Telling, part: str) -> bytes | None:
    try:
        small = wait_for(room, telling, part)
    finally:
        room.leave(telling)
    if small is None and isinstance(telling.error, EditionTooOld):
        raise telling.error
    if small is None and isinstance(telling.error, ProcessGone) and not telling.is_left:
        raise _taken_away()
    return small


def _taken_away() -> InputMistake:
    return InputMistake(
        "The process that worked this view out was ended twice before it was done.",
        "A process that may use as much memory as the edition takes.",
        "The system took its memory for something else.",
        "Nothing needs to be edited. Choose another view, or give the machine more memory.",
    )
