"""What lies in a workspace's exports/: each export, whose folder it lies in, when it came; and what is no export."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from data_sources.mistakes import InputMistake
from data_sources.received_order import received_order

# What departments leave beside their exports: lock files of office programs, hidden files, half-finished downloads.
NOT_EXPORTS = re.compile(r"^(\.|~\$|~)|\.(tmp|part|crdownload|lock|bak)$|^(thumbs\.db|desktop\.ini)$", re.IGNORECASE)
HASH_BYTES = 1 << 22


class State(NamedTuple):
    """What the system says of a file: anything that writes to it changes some of these."""

    bytes: int
    modified_ns: int
    changed_ns: int
    inode: int


@dataclass(frozen=True)
class ExportFile:
    """One file below exports/; `department` is the first folder of its path, empty where it lies in none.

    `sha256` is empty where the system refuses to have the file read; reading it then says so. `state` is what the file
    was at `looked_at_ns`, just before it was hashed.
    """

    path: Path
    department: str
    received_at: datetime
    sha256: str
    state: State
    looked_at_ns: int


@dataclass(frozen=True)
class LeftAside:
    """Something below exports/ that is not read. `is_known_litter`: what programs leave, and nobody hands over."""

    path: Path
    why: str
    is_known_litter: bool = False


def export_files(exports_folder: Path) -> list[ExportFile]:
    """Every export below the folder, in the natural order of paths: part 2 comes before part 10."""
    return [
        export_file(path, exports_folder)
        for path in _ordered(exports_folder)
        if _why_left(path, exports_folder) is None
    ]


def left_aside(exports_folder: Path) -> list[LeftAside]:
    """Everything else below the folder, so that nothing that lies there passes in silence."""
    looked_at = ((path, _why_left(path, exports_folder)) for path in _ordered(exports_folder))
    return [LeftAside(path, why, _is_litter(path, exports_folder)) for path, why in looked_at if why is not None]


def export_file(path: Path, exports_folder: Path) -> ExportFile:
    """The file as it is now. Raises InputMistake where it vanishes at this moment."""
    folders = path.relative_to(exports_folder).parts[:-1]
    try:
        looked_at, state, content = time.time_ns(), state_of(path), sha256_of(path)
    except FileNotFoundError:
        raise changed_while_read(path, "is gone") from None
    received_at = datetime.fromtimestamp(state.modified_ns / 1e9, tz=UTC).replace(tzinfo=None)
    return ExportFile(path, folders[0] if folders else "", received_at, content, state, looked_at)


def state_of(path: Path) -> State:
    found = path.stat()
    return State(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def sha256_of(path: Path) -> str:
    """The hash of a file's content; empty where the system refuses to have it read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(HASH_BYTES):
                digest.update(chunk)
    except FileNotFoundError:
        raise
    except OSError:
        return ""
    return digest.hexdigest()


def changed_while_read(path: Path, how: str) -> InputMistake:
    """What a build says that cannot know which of two contents it has read."""
    return InputMistake(
        f"{path} {how}: it changed while it was read.",
        "Exports that stay as they are for as long as a build takes.",
        "It was being copied, downloaded or saved, or a folder that synchronises fetched another version.",
        "Nothing: build again when the copy is complete. The last edition stays served.",
    )


def _ordered(exports_folder: Path) -> list[Path]:
    """In natural order; A.csv and a.csv, alike in it, by their bytes, never in the order that the disk lists them."""
    return sorted(
        _below(exports_folder),
        key=lambda path: (received_order(path.relative_to(exports_folder)), os.fsencode(path)),
    )


def _below(folder: Path) -> Iterator[Path]:
    """Whatever is not a folder that can be listed: files of all kinds, links, and folders that nobody may list."""
    for path in folder.iterdir():
        if path.is_symlink() or not path.is_dir() or not os.access(path, os.R_OK | os.X_OK):
            yield path
        else:
            yield from _below(path)


def _is_litter(path: Path, exports_folder: Path) -> bool:
    return any(NOT_EXPORTS.search(part) for part in path.relative_to(exports_folder).parts)


def _why_left(path: Path, exports_folder: Path) -> str | None:
    """Why something is no export; None for an export."""
    if _is_litter(path, exports_folder):
        return "is a hidden, lock or temporary file: not read."
    if path.is_dir():
        if path.is_symlink():
            return "is a link to a folder: not read. Copy the folder here."
        return "is a folder that may not be listed: nothing in it was read. Let this program read it."
    if path.is_file():
        return None
    if path.is_symlink() and not path.exists():
        return "is a link to nothing, or to itself: not read. Put the file itself here."
    return "is no file but a pipe, a socket or a device: not read. Put a file here."
