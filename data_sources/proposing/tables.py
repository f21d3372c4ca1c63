"""The tables that stand in an export, asked of the readers."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from data_sources.readers.table_place import TablePlace
from data_sources.readers.tables_in import tables_in

NUMBERS = count()


def tables_of(path: Path) -> tuple[TablePlace, ...]:
    """Every table of an export that holds rows and is not hidden; the hidden ones where there is no other.

    Raises InputMistake where the file cannot be read.
    """
    found = [each for each in tables_in(path) if each.headers]
    shown = [each for each in found if not each.is_hidden] or found
    return tuple([each for each in shown if each.rows] or shown)


def next_name(what: str) -> str:
    """A name that no landed table of this run has."""
    return f"{what}_{next(NUMBERS)}"
