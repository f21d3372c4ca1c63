"""Names under which a brought file may lie below exports/: it stays there, on any system, and can be read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

LONGEST_NAME = 200  # bytes of UTF-8; file systems take 255, and " (2)" and a hidden name beside it need room
# What Windows forbids in a name, and the brackets that mean something in a source's match.
UNSAFE = str.maketrans({**dict.fromkeys('<>:"|?*\\/', "_"), "[": "(", "]": ")"})
RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
# A name that begins so is taken for a formula by spreadsheets, for an option by commands, or for a hidden file.
BAD_STARTS = "=+-@. ~$"


def safe_name(told: str) -> str:
    """One file's name, from whatever a browser or another system told: no folder, no line break, no invisible mark."""
    last = PurePosixPath(told.replace("\\", "/")).name or "export"
    name = _plain(last).translate(UNSAFE).lstrip(BAD_STARTS).rstrip(". ")
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = ending, ""
    stem = stem.strip(" ") or "export"
    if RESERVED.match(stem):
        stem = f"{stem}_"
    return f"{_shortened(stem, LONGEST_NAME - len(ending.encode()) - 1)}{dot}{ending[:20]}"


def department_folder(department: str) -> str:
    """ "Customer Success" -> "customer_success": the folder below exports/ for a department."""
    name = _plain(department).translate(UNSAFE).replace("_", " ").strip(BAD_STARTS)
    folder = "_".join(name.casefold().split())
    if RESERVED.match(folder):
        folder = f"{folder}_"
    return _shortened(folder, 80)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one on a file system that knows neither case nor Unicode forms (Windows, Mac)."""
    return _folded(one) == _folded(other)


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name itself, or "name (2).csv", "name (3).csv": the first that nothing in the folder has."""
    used = {_folded(each) for each in taken}
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if dot else (ending, "")
    candidates = (name if number == 1 else f"{stem} ({number}){ending}" for number in range(1, len(used) + 2))
    return next(each for each in candidates if _folded(each) not in used)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _plain(text: str) -> str:
    """Line breaks and control characters become blanks; marks that nobody sees, such as a turn of direction, go."""
    shown = "".join(
        " " if unicodedata.category(each) in ("Cc", "Zl", "Zp", "Cs") else each
        for each in unicodedata.normalize("NFC", text)
        if unicodedata.category(each) != "Cf"
    )
    return " ".join(shown.split())


def _shortened(text: str, room: int) -> str:
    return text.encode("utf-8")[:room].decode("utf-8", errors="ignore").strip(" ")
