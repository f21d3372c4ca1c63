"""One brought file saved below exports/: whole or not at all, and never over another file unless that was asked."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from data_sources.bringing.safe_names import free_name, same_name
from data_sources.export_files import HASH_BYTES
from data_sources.mistakes import InputMistake

# new: nothing of that name is there; same: the same content lies there; other: another content lies there.
Standing = Literal["new", "same", "other"]
COPY_BYTES = 1 << 20


@dataclass(frozen=True)
class Place:
    """Where a brought file would lie, and what lies there already."""

    path: Path
    standing: Standing
    is_empty: bool = False


def content_of(file: IO[bytes]) -> str:
    """The sha256 of a file from its beginning; the file stands at its beginning again afterwards."""
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(HASH_BYTES):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def place_for(folder: Path, name: str, size: int, content: str) -> Place:
    """What saving under that (safe) name would meet. A name that differs in case alone is the same name."""
    there = next((each for each in _names(folder) if same_name(each, name)), None)
    if there is None:
        return Place(folder / name, "new", size == 0)
    path = folder / there
    with path.open("rb") as file:
        is_same = path.stat().st_size == size and content_of(file) == content
    return Place(path, "same" if is_same else "other", size == 0)


def save(file: IO[bytes], folder: Path, name: str, *, replaces: bool = False) -> Path:
    """Saves under the name, or under the next free one ("name (2).csv") where another file has it and may keep it.

    Raises InputMistake where the disk refuses; nothing half-written is left, and no other file has changed.
    """
    with disk_mistakes_told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        beside = folder / f".being-saved-{secrets.token_hex(8)}"
        try:
            file.seek(0)
            with beside.open("xb") as target:
                shutil.copyfileobj(file, target, COPY_BYTES)
                target.flush()
                os.fsync(target.fileno())
            return _put_in_place(beside, folder, name, replaces)
        finally:
            beside.unlink(missing_ok=True)


def _put_in_place(beside: Path, folder: Path, name: str, replaces: bool) -> Path:
    if replaces:
        there = next((each for each in _names(folder) if same_name(each, name)), name)
        return beside.replace(folder / there)
    while True:
        path = folder / free_name(name, _names(folder))
        try:
            _claim(beside, path)
            return path
        except FileExistsError:  # another session took the name in the meantime: the next free one
            continue


def _claim(beside: Path, path: Path) -> None:
    """Gives the file its name if nobody has it. Raises FileExistsError."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: claim the name first, then fill it
        path.open("xb").close()
        beside.replace(path)


def _names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []


@contextmanager
def disk_mistakes_told(folder: Path) -> Iterator[None]:
    """A full disk or a folder that may not be written becomes a mistake that says so."""
    try:
        yield
    except OSError as error:
        is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise InputMistake(
            f"{folder} could not be written: {error.strerror or error}.",
            "A folder below the workspace that the app may write to, on a disk with room.",
            "The disk is full." if is_full else "The folder belongs to somebody else, is read-only, or is a file.",
            "Make room and save again; nothing was changed."
            if is_full
            else f"The rights of {folder}, then save again; nothing was changed.",
        ) from None
