"""The processes that tell stories for this server, if it has any."""

from __future__ import annotations

import os
from threading import Lock

from data_sources.read_only import is_switched_off
from data_sources.told_later import TELLERS
from presentation.telling.asked import Asked
from presentation.telling.room import Room
from presentation.telling.shelf import keep_part

MOST_TELLERS = 4
_LOCK = Lock()
_ROOM: Room | None = None


def tellers_wanted() -> int:
    """Half the processors, since the other half sends pages; as the variable says, where it names a number."""
    asked = os.environ.get(TELLERS, "").strip()
    processors = os.cpu_count() or 1
    return min(int(asked), processors) if asked.isdigit() else min(max(processors // 2, 1), MOST_TELLERS)


def open_room() -> None:
    """From now on stories are told in processes of their own. A server asks for it; tests of pages do not."""
    global _ROOM
    with _LOCK:
        if _ROOM is None and tellers_wanted():
            _ROOM = Room(tellers_wanted(), _keep)


def close_room() -> None:
    global _ROOM
    with _LOCK:
        room, _ROOM = _ROOM, None
    if room is not None:
        room.close()


def room_in_use() -> Room | None:
    return _ROOM


def _keep(asked: Asked, part: str, small: bytes) -> None:
    if not is_switched_off():
        keep_part(asked, part, small)
