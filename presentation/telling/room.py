"""Where what readers ask is told: by a few processes, in turn, each view once however many ask for it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from threading import Condition, Thread

from presentation.telling.asked import Asked
from presentation.telling.process import COMMAND, NoProcess, ProcessGone, TellerProcess, TellingFailed
from presentation.telling.shelf import keep_part
from queries.run import EditionTooOld

Keep = Callable[[Asked, str, bytes], None]

IDLE_SECONDS = 10.0  # a process that nobody asks ends, and gives its 200 MB back; a new one is there in a second
QUIET_SECONDS = 3.0  # what nobody asked for yet is told once no reader has asked for so long
LOOK_SECONDS = 0.5


class Telling:
    """One view being told. What it holds changes under the room's lock alone."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.parts: dict[str, bytes] = {}
        self.error: Exception | None = None
        self.readers = 0
        self.is_ahead = False  # wanted whether a reader waits or not
        self.is_begun = False
        self.is_over = False
        self.is_left = False  # stopped because nobody waited for it any more

    @property
    def is_waited_for(self) -> bool:
        return self.readers > 0


class Room:
    """As many tellings at a time as there are processes; readers come before what is told ahead."""

    def __init__(
        self,
        tellers: int,
        keep: Keep = keep_part,
        quiet_seconds: float = QUIET_SECONDS,
        command: tuple[str, ...] = COMMAND,
    ) -> None:
        self._keep, self._quiet_seconds, self._command = keep, quiet_seconds, command
        self._changed = Condition()
        self._queue: list[Telling] = []
        self._running: dict[Telling, TellerProcess] = {}
        self._last_reader = time.monotonic()
        self._is_closed = False
        self._tellers = tellers
        self._threads: list[Thread] = []

    def ask(self, asked: Asked) -> Telling:
        """A reader's: it goes before whatever is told ahead. The reader waits, and leaves."""
        with self._changed:
            found = self._find(asked) or self._put(Telling(asked))
            found.readers += 1
            self._last_reader = time.monotonic()
            self._changed.notify_all()
            return found

    def join(self, asked: Asked) -> Telling | None:
        """A reader's, too, where it is being told already; None where it is not."""
        with self._changed:
            found = self._find(asked)
            if found is not None:
                found.readers += 1
            return found

    def tell_ahead(self, wanted: Iterable[Asked]) -> tuple[Telling, ...]:
        """In this order, once no reader asks for anything."""
        with self._changed:
            found = tuple(self._find(asked) or self._put(Telling(asked)) for asked in wanted)
            for each in found:
                each.is_ahead = True
            self._changed.notify_all()
            return found

    def wait(self, telling: Telling, part: str, seconds: float | None) -> bool:
        """Whether the part is there, or will not come, within so many seconds; None: however long it takes."""
        with self._changed:
            return self._changed.wait_for(lambda: part in telling.parts or telling.is_over, seconds)

    def ahead_of(self, telling: Telling) -> int | None:
        """How many views of other readers are told before; None once it is told itself."""
        with self._changed:
            if telling.is_begun:
                return None
            queued = self._queue[: self._queue.index(telling)] if telling in self._queue else []
            others = [*queued, *self._running]
            return max(sum(each.is_waited_for for each in others) - self._tellers + 1, 1)

    def leave(self, telling: Telling) -> None:
        """A reader waits no more. A view that nobody waits for makes room for one that somebody does."""
        with self._changed:
            telling.readers -= 1
            if telling.is_waited_for or telling.is_over or telling.is_ahead:
                return
            if not telling.is_begun:
                self._drop(telling)
            elif not telling.parts and any(each.is_waited_for for each in self._queue):
                telling.is_left = True
                self._running[telling].stop()

    def close(self) -> None:
        """Ends every process; what waits is told by whoever asked."""
        with self._changed:
            self._is_closed = True
            for telling in (*self._queue, *self._running):
                telling.is_left = True
            for process in self._running.values():
                process.stop()
            while self._queue:
                self._drop(self._queue[-1])
            self._changed.notify_all()
        for thread in self._threads:
            thread.join(timeout=5.0)

    def _find(self, asked: Asked) -> Telling | None:
        everything = (*self._queue, *self._running)
        return next((each for each in everything if each.asked == asked and not each.is_left), None)

    def _put(self, telling: Telling) -> Telling:
        if self._is_closed:
            telling.is_over = True
            return telling
        self._queue.append(telling)
        if len(self._threads) < min(self._tellers, len(self._queue) + len(self._running)):
            self._threads.append(Thread(target=self._tell_in_turn, name="teller", daemon=True))
            self._threads[-1].start()
        return telling

    def _drop(self, telling: Telling) -> None:
        self._queue.remove(telling)
        telling.is_over = True
        self._changed.notify_all()

    def _tell_in_turn(self) -> None:
        process = TellerProcess(self._command)
        last = time.monotonic()
        while True:
            with self._changed:
                telling = self._next()
                if telling is None and not self._is_closed:
                    self._changed.wait(LOOK_SECONDS if process.pid or self._queue else None)
                elif telling is not None:
                    self._running[telling] = process
                    process.is_stopped = False
            if telling is None and self._is_closed:
                break
            if telling is not None:
                self._tell(telling, process)
                last = time.monotonic()
            elif time.monotonic() - last > IDLE_SECONDS:
                process.end()
        process.end()

    def _next(self) -> Telling | None:
        """A reader's first; then, when all has been quiet, what was asked for ahead."""
        of_readers = next((each for each in self._queue if each.is_waited_for), None)
        is_quiet = time.monotonic() - self._last_reader > self._quiet_seconds
        found = of_readers or (self._queue[0] if self._queue and is_quiet else None)
        if found is not None:
            self._queue.remove(found)
            found.is_begun = True
            self._changed.notify_all()
        return found

    def _tell(self, telling: Telling, process: TellerProcess) -> None:
        error = self._try_to_tell(telling, process)
        if isinstance(error, ProcessGone) and not telling.is_left and not self._is_closed:
            error = self._try_to_tell(telling, process)  # the system may have taken it for another's need of memory
        with self._changed:
            telling.error, telling.is_over = error, True
            del self._running[telling]
            self._changed.notify_all()

    def _try_to_tell(self, telling: Telling, process: TellerProcess) -> Exception | None:
        try:
            for part, small in process.tell(telling.asked):
                self._keep(telling.asked, part, small)
                with self._changed:
                    telling.parts[part] = small
                    self._changed.notify_all()
        except (NoProcess, ProcessGone, TellingFailed, EditionTooOld) as raised:
            return raised
        return None
