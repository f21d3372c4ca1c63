"""Results that are the same for every session, worked out once: what lies in a workspace, what is proposed for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")

# One result of each name and workspace: the one of its latest state.
_KEPT: dict[tuple[Path, str], tuple[object, Any]] = {}
_LOCKS: defaultdict[tuple[Path, str], Lock] = defaultdict(Lock)


def keep_for_all(folder: Path, name: str, key: object, make: Callable[[], T]) -> T:
    """What `make` gave last time in any session, as long as the key is the same. It must be immutable."""
    place = (folder.resolve(), name)
    with _LOCKS[place]:
        found = _KEPT.get(place)
        if found is None or found[0] != key:
            found = _KEPT[place] = (key, make())
        kept: T = found[1]
        return kept
