"""What was told of an edition, kept beside it: a file a part, whole or not at all."""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from pathlib import Path
from threading import get_ident

from data_sources.told_folder import drop_told, told_folder
from presentation.telling.asked import Asked
from presentation.telling.told_version import told_version

# Parts of what is told, in the order in which they are made: the story, then its charts by palette.
STORY = "story"
LIGHT, DARK = "light", "dark"
PARTS = (STORY, LIGHT, DARK)
# Of an edition, a part each: 150 views of six stories, about 40 MB. What comes after is told, and not kept on disk.
MOST_FILES = 2700


def kept_part(asked: Asked, part: str) -> bytes | None:
    """As it was packed; None where it was not told yet, or lies there damaged."""
    try:
        small = _place(asked, part).read_bytes()
        zlib.decompress(small)  # its checksum tells a file that was cut off or changed
    except (OSError, zlib.error):
        return None
    return small


def has_part(asked: Asked, part: str) -> bool:
    return _place(asked, part).is_file()


def keep_part(asked: Asked, part: str, small: bytes) -> None:
    """Where the folder cannot be written, or is full, nothing is kept and nothing is lost: it is told again."""
    place = _place(asked, part)
    beside = place.with_name(f".{place.name}-{os.getpid()}-{get_ident()}")
    if not asked.edition.is_file():
        return  # pruned while it was told: nothing is left beside what is gone
    with suppress(OSError):
        if not place.parent.is_dir():
            place.parent.mkdir(parents=True)
            drop_told(asked.edition, but=told_version())
        if sum(1 for _ in os.scandir(place.parent)) < MOST_FILES:
            try:
                beside.write_bytes(small)
                beside.replace(place)
            finally:
                beside.unlink(missing_ok=True)


def drop_part(asked: Asked, part: str) -> None:
    with suppress(OSError):
        _place(asked, part).unlink(missing_ok=True)


def _place(asked: Asked, part: str) -> Path:
    return told_folder(asked.edition, told_version()) / f"{asked.name}.{part}"
