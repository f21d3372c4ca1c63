"""Work in a process of its own, so that its memory and its seconds are its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LOOKED_AT_EVERY = 0.05  # seconds
GIGABYTE = 1024**3


@dataclass(frozen=True)
class Alone:
    """What a process and those it started took; `said` is the JSON that it printed last, if it printed any."""

    clock: float
    processor: float
    peak_bytes: int  # resident: of the process at its largest, or of all together when more were at work
    said: dict[str, Any]


def alone(module: str, *arguments: str, environment: Mapping[str, str] | None = None) -> Alone:
    """Runs `python -m MODULE ARGUMENTS`. Raises CalledProcessError where it fails."""
    command = [sys.executable, "-m", module, *arguments]
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, **(environment or {})}
    )
    largest = _Largest(process.pid)
    assert process.stdout is not None
    printed = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    clock = time.perf_counter() - start
    together = largest.stop()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Alone(clock, used.ru_utime + used.ru_stime, max(together, used.ru_maxrss * 1024), _last_json(printed))


def _last_json(printed: str) -> dict[str, Any]:
    lines = [line for line in printed.splitlines() if line.startswith("{")]
    return dict(json.loads(lines[-1])) if lines else {}


class _Largest:
    """Looks at a process and its children again and again, and keeps the most memory that they held together."""

    def __init__(self, pid: int) -> None:
        self.pid, self.bytes, self.stopped = pid, 0, threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()

    def stop(self) -> int:
        self.stopped.set()
        self.thread.join()
        return self.bytes

    def _look(self) -> None:
        while not self.stopped.wait(LOOKED_AT_EVERY):
            self.bytes = max(self.bytes, sum(private_bytes(each) for each in family(self.pid)))


def family(pid: int) -> Iterator[int]:
    """A process and all that come from it."""
    yield pid
    for thread in Path(f"/proc/{pid}/task").glob("*"):
        try:
            children = (thread / "children").read_text().split()
        except OSError:  # it has ended meanwhile
            continue
        for child in children:
            yield from family(int(child))


def private_bytes(pid: int) -> int:
    """Resident memory without what is shared with files: libraries are the same pages in every process."""
    try:
        _, resident, shared, *_ = map(int, Path(f"/proc/{pid}/statm").read_text().split())
    except (OSError, ValueError):  # it has ended meanwhile
        return 0
    return (resident - shared) * os.sysconf("SC_PAGE_SIZE")


def printed(**said: object) -> None:
    """How the process tells what it found."""
    print(json.dumps(said), flush=True)


def argument(arguments: Sequence[str], place: int, otherwise: str) -> str:
    return arguments[place] if len(arguments) > place else otherwise
