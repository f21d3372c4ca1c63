"""What was unpacked lately, at hand for every session, within so many bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Any


class Kept:
    """The least lately used goes first. What is kept is never changed by whoever gets it."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes, self._bytes = most_bytes, 0
        self._lock = Lock()
        self._values: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()

    @property
    def bytes(self) -> int:
        return self._bytes

    def get(self, key: Hashable) -> Any:
        """None where it is not kept."""
        with self._lock:
            if key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key][0]

    def put(self, key: Hashable, value: Any, size: int) -> None:
        """The one put last stays, whatever its size: it is about to be shown."""
        with self._lock:
            self._bytes += size - self._values.pop(key, (None, 0))[1]
            self._values[key] = value, size
            while self._bytes > self._most_bytes and len(self._values) > 1:
                self._bytes -= self._values.popitem(last=False)[1][1]


class OneAtATime:
    """A lock for each key: what two sessions ask for at once is made once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._locks: dict[Hashable, tuple[Lock, int]] = {}

    def hold(self, key: Hashable) -> _Held:
        return _Held(self, key)

    def _take(self, key: Hashable) -> Lock:
        with self._lock:
            lock, holders = self._locks.get(key, (Lock(), 0))
            self._locks[key] = lock, holders + 1
            return lock

    def _give_back(self, key: Hashable) -> None:
        with self._lock:
            lock, holders = self._locks[key]
            if holders == 1:
                del self._locks[key]
            else:
                self._locks[key] = lock, holders - 1


class _Held:
    def __init__(self, of: OneAtATime, key: Hashable) -> None:
        self._of, self._key = of, key

    def __enter__(self) -> None:
        self._lock = self._of._take(self._key)
        self._lock.acquire()

    def __exit__(self, *raised: object) -> None:
        self._lock.release()
        self._of._give_back(self._key)
