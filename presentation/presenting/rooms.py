"""Where each presentation stands, for all who look on. Whoever holds a room's token may steer it; anybody may follow.

A room's name is made from its token, so nothing has to be remembered to know who may steer, not even over a restart of
the server: the presenter's windows keep their place and tell it again.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

TOKEN_BYTES = 12
NAME_LETTERS = 10
KEPT = 200  # rooms; the one that moved longest ago gives way
OVER = ("", "objections", "data", "black")  # what lies over the slide
FURTHEST = 10_000  # slides, steps and pages: more was not meant


@dataclass(frozen=True)
class Place:
    """Where a presentation stands. A later `revision` prevails; 0 is a room in which nobody has moved yet."""

    slide: int = 0
    step: int = 0
    over: str = ""
    part: int = 0  # the page of what lies over the slide
    revision: int = 0

    def as_data(self) -> dict[str, int | str]:
        return asdict(self)


def place_said(said: object) -> Place | None:
    """What a browser says of its place; None where it cannot be one."""
    if not isinstance(said, Mapping) or said.get("over") not in OVER:
        return None
    numbers = {name: said.get(name) for name in ("slide", "step", "part")}
    revision = said.get("revision")
    if not all(_is_count(each, FURTHEST) for each in numbers.values()) or not _is_count(revision, 10**9):
        return None
    return Place(over=str(said["over"]), revision=int(revision), **numbers)  # type: ignore[arg-type]


def _is_count(value: Any, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def room_of(token: str) -> str:
    """The name of the room that a token steers. It can be given to anybody: no token can be found from it."""
    return sha256(token.encode()).hexdigest()[:NAME_LETTERS]


class Rooms:
    """Places by room, shared by all sessions of a server."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._places: dict[str, Place] = {}
        self._subjects: dict[str, str] = {}

    def place(self, room: str) -> Place:
        return self._places.get(room, Place())

    def move(self, room: str, subject: str, place: Place) -> Place:
        """The place from then on: a later one that somebody else told meanwhile stays."""
        with self._lock:
            if place.revision <= self.place(room).revision:
                return self.place(room)
            self._places.pop(room, None)
            self._places[room] = place
            self._subjects[room] = subject
            if len(self._places) > KEPT:
                oldest = next(iter(self._places))
                self._places.pop(oldest), self._subjects.pop(oldest)
            return place

    def latest(self, subject: str) -> str | None:
        """The room that moved last of those that present this story or pack."""
        with self._lock:
            return next((room for room in reversed(self._places) if self._subjects[room] == subject), None)
