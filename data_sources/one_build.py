"""One build at a time in a workspace: a second one waits for the first."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from data_sources.mistakes import InputMistake

WAIT_SECONDS = 900.0  # the build of the largest set that was tried takes a third of this on two cores
LOOK_AGAIN_SECONDS = 0.1

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[str]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[str]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def one_build_at_a_time(
    editions_folder: Path, tell: Callable[[str], None], wait_seconds: float = WAIT_SECONDS
) -> Iterator[None]:
    """Holds the workspace's lock; the system lets go of it when the process ends, however it ends.

    Raises InputMistake when another build still holds it after `wait_seconds`.
    """
    busy = InputMistake(
        f"another build of {editions_folder.parent} is still running after {wait_seconds:g} seconds.",
        "One build of a workspace at a time.",
        "A build of very large exports, or one that hangs.",
        "Wait for it or end it, then build again. The last edition stays served meanwhile.",
    )
    with one_at_a_time(
        editions_folder / ".lock", wait_seconds, busy, lambda: tell("waiting for another build of this workspace")
    ):
        yield


@contextmanager
def one_at_a_time(
    lock: Path, wait_seconds: float, busy: InputMistake, waiting: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Holds that file's lock. Raises `busy` when somebody else still holds it after `wait_seconds`."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a", encoding="utf-8") as file:
        give_up = time.monotonic() + wait_seconds
        while not _try_lock(file):
            if time.monotonic() >= give_up:
                raise busy
            waiting()
            time.sleep(LOOK_AGAIN_SECONDS)
        yield
