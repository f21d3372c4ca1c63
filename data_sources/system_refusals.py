"""What the system refuses while a build works (a full disk, a folder that nobody may write), told as a mistake."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data_sources.memory_limit import VARIABLE
from data_sources.mistakes import InputMistake

STOPPED_BY_HAND = "Query interrupted"  # what DuckDB makes of Ctrl-C while it computes
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# DuckDB passes on what the system said, as text.
FULL_SAYS = ("No space left", "Disk quota exceeded", "File too large", "Could not write", "not enough space")


@contextmanager
def system_refusals_told(folder: Path) -> Iterator[None]:
    """Turns OSError, and DuckDB's own words for one, into an InputMistake; what is served stays as it is.

    A Ctrl-C within a query is a KeyboardInterrupt again.
    """
    try:
        yield
    except OSError as error:
        says = f"{error.strerror or error}" + (f": {error.filename}" if error.filename else "")
        raise _disk_full(folder, says) if error.errno in FULL else _refused(folder, says) from error
    except duckdb.OutOfMemoryException as error:
        raise _memory_full(folder, _first_line(error)) from error
    except duckdb.Error as error:
        if any(said in str(error) for said in FULL_SAYS):
            raise _disk_full(folder, _first_line(error)) from error
        if isinstance(error, duckdb.IOException):
            raise _refused(folder, _first_line(error)) from error
        raise
    except RuntimeError as error:
        if str(error) == STOPPED_BY_HAND:
            raise KeyboardInterrupt from None
        raise


def _disk_full(folder: Path, says: str) -> InputMistake:
    return InputMistake(
        f"the disk is full: {says}.",
        "Room for a new edition beside the one that is served, and for as much again while it is built.",
        "Old editions, or other files, fill the disk of the workspace or the one for temporary files.",
        f"Free some space: python -m data_sources editions {folder} lists editions. Nothing was published or lost.",
    )


def _memory_full(folder: Path, says: str) -> InputMistake:
    return InputMistake(
        f"there is not enough memory: {says}.",
        "A gigabyte or two for a build, and room on the disk for what does not fit.",
        f"Other programs take the memory, {VARIABLE} allows too little, or the disk has no room for what is put aside.",
        f"Free memory, or space on the disk of {folder}, and build again. Nothing was published or lost.",
    )


def _refused(folder: Path, says: str) -> InputMistake:
    return InputMistake(
        f"the system refuses: {says}.",
        f"A workspace in which this program may read everything and write {folder / 'editions'}.",
        "The folder is read-only, it belongs to somebody else, or something else stands where a folder should be.",
        "The permissions of the folder; or copy the workspace to a place of your own. Nothing was published or lost.",
    )


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".")
