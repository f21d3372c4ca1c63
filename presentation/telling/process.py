"""A process that tells stories, as whoever asks sees it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any

from presentation.telling.asked import Asked
from presentation.telling.told_version import ROOT
from queries.run import EditionTooOld

COMMAND = (sys.executable, "-m", "presentation.telling")


class NoProcess(Exception):
    """None can be started: too little memory, too many processes, or none allowed."""


class ProcessGone(Exception):
    """It ended while it told: it was stopped, or the system took its memory."""


class TellingFailed(Exception):
    """Telling raised an error, whose traceback this says."""


class TellerProcess:
    """Started when it is first asked. One thread asks, any thread may stop it."""

    def __init__(self, command: tuple[str, ...] = COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self.is_stopped = False  # said to stop, perhaps before it was started; whoever gives it work takes this back

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def tell(self, asked: Asked) -> Iterator[tuple[str, bytes]]:
        """Each part as it comes. Raises NoProcess, ProcessGone, TellingFailed, EditionTooOld."""
        process = self._process or self._start()
        if self.is_stopped:
            raise self._gone()
        try:
            _pipe(process.stdin).write(asked.as_json().encode() + b"\n")
            _pipe(process.stdin).flush()
        except OSError as error:
            raise self._gone() from error
        while "end" not in (said := self._heard(process)):
            _refuse(said)
            yield said["part"], self._body(process, said["bytes"])

    def stop(self) -> None:
        """At once, whatever it does."""
        self.is_stopped = True
        process = self._process
        if process is not None:
            with suppress(OSError):
                process.kill()

    def end(self) -> None:
        """Stops it and waits until it is gone."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(OSError):
                process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    _pipe(pipe).close()

    def _start(self) -> subprocess.Popen[bytes]:
        try:
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=None
            )
            self._heard(self._process)
        except (OSError, ProcessGone) as error:
            self.end()
            raise NoProcess(str(error)) from error
        return self._process

    def _heard(self, process: subprocess.Popen[bytes]) -> dict[str, Any]:
        line = _pipe(process.stdout).readline()
        try:
            return dict(json.loads(line))
        except ValueError as error:  # an ended process says nothing, or half a line
            raise self._gone() from error

    def _body(self, process: subprocess.Popen[bytes], size: int) -> bytes:
        body = _pipe(process.stdout).read(size)
        if len(body) < size:
            raise self._gone()
        return body

    def _gone(self) -> ProcessGone:
        self.end()
        return ProcessGone()


def _refuse(said: dict[str, Any]) -> None:
    if "too_old" in said:
        raise EditionTooOld(*said["too_old"])
    if "failed" in said:
        raise TellingFailed(said["failed"])


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ProcessGone
    return pipe
