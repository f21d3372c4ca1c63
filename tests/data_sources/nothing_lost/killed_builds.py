"""Builds that are killed, each in a process of its own, forked from one that has used no DuckDB yet.

python -m tests.data_sources.nothing_lost.killed_builds FOLDER POINT [FOLDER POINT ...] prints how each build ended.
A point is "step:NAME" (a step of the progress), "move:N" (before the Nth time that Python moves, syncs or deletes a
file), "after:SECONDS", or "never".
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parents[3]
MOVES = ("replace", "rename", "fsync", "unlink", "rmdir")
KILLED = -int(signal.SIGKILL)


def killed_builds(*places: tuple[Path, str]) -> list[tuple[int, str]]:
    """For each folder and point the build's exit status (KILLED, or 0), and what editions/current said after it."""
    done = _run(*(str(each) for place in places for each in place))
    return [(int(status), current) for status, _, current in (line.partition(" ") for line in done.splitlines())]


def moves_of_a_build(folder: Path) -> int:
    """How many times an undisturbed build moves, syncs or deletes a file."""
    return int(_run(str(folder), "count"))


def _run(*arguments: str) -> str:
    command = [sys.executable, "-m", "tests.data_sources.nothing_lost.killed_builds", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=280)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _count_moves(die_before: int) -> list[int]:
    """Counts the calls, in a list of one number; dies before that call."""
    made = [0]

    def counted(true_call: object) -> object:
        def call(*arguments: object, **named: object) -> object:
            made[0] += 1
            if made[0] == die_before:
                _die()
            assert callable(true_call)
            return true_call(*arguments, **named)

        return call

    for name in MOVES:
        setattr(os, name, counted(getattr(os, name)))
    return made


def _build_until(folder: Path, point: str) -> int:
    from data_sources.build import build

    kind, _, what = point.partition(":")

    def tell(step: str, share: float) -> None:
        if kind == "step" and step.startswith(what):
            _die()

    made = _count_moves(int(what) if kind == "move" else 0)
    if kind == "after":
        threading.Thread(target=lambda: (time.sleep(float(what)), _die()), daemon=True).start()
    build(folder, tell)
    return made[0]


def _forked(folder: Path, point: str) -> int:
    child = os.fork()
    if not child:
        try:
            _build_until(folder, point)
        finally:
            os._exit(0 if sys.exc_info()[0] is None else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(*arguments: str) -> None:
    import data_sources.build  # noqa: F401  imported once, before the forks

    for folder, point in zip(map(Path, arguments[::2]), arguments[1::2], strict=True):
        if point == "count":
            print(_build_until(folder, "never"))
            continue
        status, current = _forked(folder, point), folder / "editions" / "current"
        print(status, current.read_text(encoding="utf-8") if current.exists() else "", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
