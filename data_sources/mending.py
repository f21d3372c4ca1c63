"""Rows that were not accepted, as an export of their own that a department mends and sends again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from data_sources.declarations import Source
from data_sources.matching import matches
from queries.run import Edition

MENDED = "_mended"
TEXT_FILES, WORKBOOKS = (".csv", ".tsv", ".txt"), (".xlsx",)  # what is written; other kinds are only read
MOST_TRIED = 100  # mended files of one export


@dataclass(frozen=True)
class RowsToMend:
    """One export's rows under its own headers, each with its line.

    `send_as` is where the mended rows go, below exports/, so that the same sources take them, laid out as `layout`
    declares; None where they cannot go by themselves, and `why_not` says why and what to do.
    """

    path: str
    department: str
    headers: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str | None]], ...]
    send_as: str | None
    why_not: str
    layout: Source | None


def rows_to_mend(edition: Edition, sources: Sequence[Source]) -> tuple[RowsToMend, ...]:
    """For each export with such rows; `sources` are those that will read the mended ones."""
    frame = edition.run("exports/rejected_rows").frame
    there = set(edition.run("exports/arrivals").frame["path"].astype(str))
    found = []
    for path, group in frame.groupby("path", sort=False):
        rows = {int(line): json.loads(cells) for line, cells in zip(group["line"], group["cells"], strict=True)}
        headers = tuple(dict.fromkeys(header for cells in rows.values() for header in cells))
        found.append(_placed(str(path), str(group["department"].iloc[0]), headers, tuple(rows.items()), sources, there))
    return tuple(found)


def _placed(
    path: str,
    department: str,
    headers: tuple[str, ...],
    rows: tuple[tuple[int, Mapping[str, str | None]], ...],
    sources: Sequence[Source],
    there: set[str],
) -> RowsToMend:
    readers = [source for source in sources if matches(path, source.match)]
    why_not = _why_not_alone(readers)
    name = None if why_not else _free_name(path, readers, there)
    if name is None and not why_not:
        why_not = (
            f"No other name fits {_patterns(readers)}. Mend the rows in the export itself, "
            "or let match in sources.toml end in a star."
        )
    return RowsToMend(path, department, headers, rows, name, why_not, readers[0] if readers else None)


def _why_not_alone(readers: Sequence[Source]) -> str:
    """Nothing where the rows can be an export of their own."""
    if not readers:
        return "No source of sources.toml takes this export any more."
    if any(source.repeats == "snapshot" for source in readers):
        return (
            "Each export of this kind replaces the one before it, so a sheet of these rows alone would replace all "
            "others. Mend them where they come from, and send the whole export again."
        )
    if any(source.range or (source.header_rows or 1) > 1 for source in readers):
        return "The table stands in a place of its own on its sheet. Mend the rows in the export itself."
    if len(readers) > 1 and not all(source.key for source in readers):
        return (
            "Several sources read this export, and one of them has no key by which it knows a row again. "
            "Mend the rows in the export itself."
        )
    return ""


def _free_name(path: str, readers: Sequence[Source], there: set[str]) -> str | None:
    """The first name after the export's own that all its sources take and that can be written."""
    place = PurePosixPath(path)
    endings = [place.suffix] if place.suffix.lower() in (*TEXT_FILES, *WORKBOOKS) else list(WORKBOOKS)
    numbers = ("", *(f"_{number}" for number in range(2, MOST_TRIED)))
    names = (str(place.with_name(f"{place.stem}{MENDED}{number}{end}")) for end in endings for number in numbers)
    fitting = (name for name in names if name not in there and all(matches(name, each.match) for each in readers))
    return next(fitting, None)


def _patterns(readers: Iterable[Source]) -> str:
    return " and ".join(dict.fromkeys(repr(source.match) for source in readers))
