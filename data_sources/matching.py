"""Which exports each source takes: by the pattern below exports/ that it declares."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import translate
from pathlib import Path

from data_sources.declarations import Source
from data_sources.mistakes import InputMistake


@dataclass(frozen=True)
class Note:
    """Something that an analyst should know and that stops nothing. `kind` is a word or two to group notes by."""

    kind: str
    message: str
    export_id: int | None = None
    source: str | None = None


@dataclass(frozen=True)
class Matching:
    """For each source, in declared order, the positions of the exports that it takes, in the order received."""

    taken: tuple[tuple[Source, tuple[int, ...]], ...]
    notes: tuple[Note, ...]


def matches(path: str, pattern: str) -> bool:
    """Whether a path below exports/ fits a pattern. `**` stands for any folders, none among them; case is ignored.

    Paths are compared in one Unicode form: a Mac writes ü in two characters, everybody else in one.
    """
    plain = [unicodedata.normalize("NFC", text).casefold() for text in (path, pattern)]
    return _parts_match(plain[0].split("/"), plain[1].split("/"))


def match_exports(paths: Sequence[str], sources: Iterable[Source]) -> Matching:
    """Which sources take which of the exports. Raises InputMistake where no source takes any."""
    taken = tuple(
        (source, tuple(position for position, path in enumerate(paths) if matches(path, source.match)))
        for source in sources
    )
    used = {position for _, positions in taken for position in positions}
    if not used:
        raise _nothing_matches(paths, [source for source, _ in taken])
    unclaimed = [
        Note("no source", f"No source matches {path}: its rows are in no figure.", export_id=position)
        for position, path in enumerate(paths)
        if position not in used
    ]
    idle = [
        Note("no export", f"Source {source.name!r} matches no export: {source.match!r}.", source=source.name)
        for source, positions in taken
        if not positions
    ]
    return Matching(taken, (*unclaimed, *idle))


def _parts_match(parts: list[str], patterns: list[str]) -> bool:
    if not patterns:
        return not parts
    if patterns[0] == "**":
        return any(_parts_match(parts[start:], patterns[1:]) for start in range(len(parts) + 1))
    return bool(parts) and bool(re.match(translate(patterns[0]), parts[0])) and _parts_match(parts[1:], patterns[1:])


def _nothing_matches(paths: Sequence[str], sources: Sequence[Source]) -> InputMistake:
    shown = ", ".join(paths[:5]) + (f" and {len(paths) - 5} more" if len(paths) > 5 else "")
    patterns = ", ".join(repr(source.match) for source in sources[:5])
    elsewhere = [path for path in paths for source in sources if Path(path).name.casefold() == source.match.casefold()]
    return InputMistake(
        f"no source matches any export. There are {shown}; sources ask for {patterns}.",
        "At least one export that fits the pattern of a source.",
        f"{elsewhere[0]} lies in a folder that the pattern does not name."
        if elsewhere
        else "The exports have other names, or lie in other folders, than the patterns say.",
        'sources.toml: match; "**/" before a file name finds it in any folder.',
    )
