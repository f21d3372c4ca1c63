"""An edition's file opened, or the reason why it cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data_sources.mistakes import InputMistake
from queries.run import Edition, open_edition


def opened_edition(path: Path) -> Edition:
    """The edition, open for reading; the caller closes it. Raises InputMistake where the file is damaged or gone."""
    try:
        return open_edition(path)
    except duckdb.Error as error:
        raise InputMistake(
            f"{path.name} cannot be opened: {str(error).splitlines()[0]}",
            "An edition as it was published: a whole file that this version of DuckDB reads.",
            "The file was cut off or changed by another program, as by a copy that was broken off.",
            "Put the file back from a backup, or delete it and build again: "
            f"python -m data_sources build {path.parent.parent}",
        ) from error


@contextmanager
def edition_open(path: Path) -> Iterator[Edition]:
    """The edition for as long as the block lasts. Raises InputMistake where the file is damaged or gone."""
    edition = opened_edition(path)
    try:
        yield edition
    finally:
        edition.connection.close()
