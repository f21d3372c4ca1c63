"""A workbook opened in a process of its own: a bomb ends that process, and is refused."""

from __future__ import annotations

import marshal
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from data_sources.mistakes import InputMistake
from data_sources.readers.sheet import Sheet, sheet_of
from data_sources.sheets.found import Outcome, outcome_of
from data_sources.sheets.limits import GIGABYTE, WAIT_PER_SECOND, memory_for, seconds_for
from data_sources.sheets.write_sheets import DISK_FULL, OUTCOME

ROOT = Path(__file__).parents[2]
OUT_OF_MEMORY = ("memory allocation", "MemoryError", "capacity overflow", "pointer is null")


@dataclass(frozen=True)
class Book:
    """The sheets of a workbook, in its order. Those that were not asked for have no cells."""

    path: Path
    sheets: tuple[Sheet, ...]


def open_workbook(path: Path, kind: str, wanted: str, department: str) -> Book:
    """Reads the sheet named `wanted`, or all that are visible ("") or there ("*"). Raises InputMistake."""
    with tempfile.TemporaryDirectory(prefix="empty-chair-") as scratch:
        outcome = _read_apart(path, kind, Path(scratch), wanted)
        if outcome.mistake:
            raise InputMistake(*outcome.mistake)
        if outcome.is_protected:
            raise _protected(path, department)
        if outcome.unopened or not outcome.sheets:
            raise no_workbook(path, department, outcome.unopened or "it has no sheet")
        return Book(path, tuple(sheet_of(found, Path(scratch)) for found in outcome.sheets))


def _read_apart(path: Path, kind: str, scratch: Path, wanted: str) -> Outcome:
    size = path.stat().st_size
    memory, seconds = memory_for(size), seconds_for(size)
    command = [sys.executable, "-m", "data_sources.sheets", str(path.resolve()), kind, str(scratch), wanted]
    try:
        done = subprocess.run(
            [*command, str(memory), str(seconds)],
            cwd=ROOT,
            env={**os.environ, "RUST_BACKTRACE": "0"},  # printing one where memory has run out never ends
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=seconds * WAIT_PER_SECOND,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_slow(path, seconds) from None
    says = done.stderr.decode(errors="replace")
    if full := next((each for each in DISK_FULL if f"[Errno {each}]" in says), None):
        raise OSError(full, os.strerror(full), str(scratch))
    if done.returncode:
        raise _why_it_ended(path, done.returncode, says, memory, seconds)
    return outcome_of(marshal.loads((scratch / OUTCOME).read_bytes()))


def _why_it_ended(path: Path, status: int, says: str, memory: int, seconds: int) -> InputMistake:
    if status == -getattr(signal, "SIGXCPU", 0):
        return _too_slow(path, seconds)
    if any(words in says for words in OUT_OF_MEMORY) or status == -getattr(signal, "SIGKILL", 0):
        return InputMistake(
            f"{path.name} takes more than {memory / GIGABYTE:.1f} GB of memory to open.",
            "A workbook that opens in one gigabyte, or in 25 times its own size where that is more.",
            "It is built to unpack to something enormous, or its sheets span far more cells than are filled.",
            "Delete what lies beyond the tables, or save each sheet as CSV.",
        )
    last = says.strip().splitlines()[-1] if says.strip() else f"it ended with status {status}"
    return no_workbook(path, "the department", f"its reader fails ({last[:200]})")


def _too_slow(path: Path, seconds: int) -> InputMistake:
    return InputMistake(
        f"{path.name} takes more than {seconds} seconds of computing to open.",
        f"A workbook of its size ({path.stat().st_size:,} bytes) that opens in less.",
        "It is built to keep a reader busy, or is damaged.",
        "Open it in Excel or LibreOffice, and save each sheet as CSV.",
    )


def _protected(path: Path, department: str) -> InputMistake:
    return InputMistake(
        f"{path.name} is protected by a password.",
        "A workbook that opens without one.",
        f"{department} protects what it sends.",
        "Save it without a password, or as CSV.",
    )


def no_workbook(path: Path, department: str, why: str) -> InputMistake:
    return InputMistake(
        f"{path.name} cannot be opened as a workbook: {why.rstrip('.')}.",
        "A workbook as Excel or LibreOffice saves it.",
        "The copy was cut off, or a file of another kind was given this ending.",
        f"Open it and save it again as XLSX, or ask {department} for it again.",
    )
