"""The tables that stand in an export, asked of the readers."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from data_sources.readers.landing import TEXT_FILES
from data_sources.readers.table_place import TablePlace
from data_sources.readers.tables_in import tables_in

NUMBERS = count()
LONGEST_HEADER = 1 << 16


def tables_of(path: Path) -> tuple[TablePlace, ...]:
    """Every table of an export that holds rows and is not hidden; the hidden ones where there is no other.

    Raises InputMistake where the file cannot be read.
    """
    found = [each for each in tables_in(path) if each.headers]
    shown = [each for each in found if not each.is_hidden] or found
    return tuple([each for each in shown if each.rows] or shown)


class TablesSeen:
    """The tables of many exports. A text file that begins with the header of another one is not looked into again."""

    def __init__(self) -> None:
        self._by_header: dict[bytes, tuple[TablePlace, ...]] = {}

    def of(self, path: Path) -> tuple[TablePlace, ...]:
        """As tables_of; the rows of a table are those of the first export with its header. Raises InputMistake."""
        line = _first_line(path) if path.suffix.lower() in TEXT_FILES else b""
        if line in self._by_header:
            return self._by_header[line]
        found = tables_of(path)
        is_plain = len(found) == 1 and (found[0].header_row, found[0].header_rows) == (1, 1) and found[0].rows
        if line.strip() and is_plain:
            self._by_header[line] = found
        return found


def _first_line(path: Path) -> bytes:
    """The first line of a file as it stands; nothing where it is longer than a header is."""
    try:
        with path.open("rb") as file:
            line = file.readline(LONGEST_HEADER)
    except OSError:
        return b""
    return line if line.endswith(b"\n") else b""


def next_name(what: str) -> str:
    """A name that no landed table of this run has."""
    return f"{what}_{next(NUMBERS)}"
