"""Whether exports of declared sources still have the header they had, and which new column stands for a lost one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
from rapidfuzz import fuzz
from scipy.optimize import linear_sum_assignment

from data_sources.declarations import Source
from data_sources.header_changes import HeaderChange, RenamedColumn
from data_sources.matching import matches
from data_sources.mistakes import InputMistake
from data_sources.proposing.column_facts import ColumnFacts, facts_of
from data_sources.proposing.header_words import header_fit
from data_sources.proposing.preview import NOTHING_FILLED
from data_sources.proposing.tables import TablesSeen, next_name
from data_sources.proposing.words import words
from data_sources.readers import land
from data_sources.readers.header import declared_headers, header_named
from data_sources.readers.renamed import renamed_in
from data_sources.readers.table_place import TablePlace

# Names and values count alike; the place in the row settles what both leave open.
NAME_WEIGHT, VALUE_WEIGHT, PLACE_WEIGHT = 0.45, 0.4, 0.15
RENAMED_FROM = 0.5
OF_ONE_MEANING = 0.75  # both headers are usual words for the column of the record: "Customer no" and "Kundennummer"
SAME_KIND = 0.5  # of the value evidence; the rest is how many of the values are the same


@dataclass(frozen=True)
class Compared:
    """An export of a source: its headers as the source sees them, after what is declared as renamed already."""

    path: str
    headers: tuple[str, ...]


def header_changes(
    connection: duckdb.DuckDBPyConnection, folder: Path, paths: Sequence[str], declared: Sequence[Source]
) -> tuple[HeaderChange, ...]:
    """The differences of every export of every source from what is declared and from the export before it."""
    places: dict[str, tuple[TablePlace, ...]] = {}
    seen = TablesSeen()
    changes: list[HeaderChange] = []
    for source in declared:
        before: Compared | None = None
        for path in (each for each in paths if matches(each, source.match)):
            now = _compared(folder, path, source, places, seen)
            if now is None:
                continue
            change = _change(connection, folder, source, before, now)
            if change is not None:
                changes.append(change)
            if change is None or not (change.renamed or change.missing):
                before = now
    return tuple(changes)


def _compared(
    folder: Path,
    path: str,
    source: Source,
    places: dict[str, tuple[TablePlace, ...]],
    seen: TablesSeen,
) -> Compared | None:
    """None where the export cannot be read: the build says why."""
    if path not in places:
        try:
            places[path] = seen.of(folder / path)
        except InputMistake:
            places[path] = ()
    fitting = [each for each in places[path] if source.sheet is None or each.sheet == source.sheet]
    if not fitting:
        return None
    wanted = declared_headers(source)
    best = max(fitting, key=lambda each: sum(1 for header in wanted if header_named(header, each.headers)))
    new = renamed_in(best.headers, source)
    return Compared(path, tuple(new.get(header, header) for header in best.headers))


def _change(
    connection: duckdb.DuckDBPyConnection, folder: Path, source: Source, before: Compared | None, now: Compared
) -> HeaderChange | None:
    missing = [header for header in declared_headers(source) if header_named(header, now.headers) is None]
    known = before.headers if before else tuple(declared_headers(source))
    added = [header for header in now.headers if header_named(header, known) is None] if before or missing else []
    gone = [header for header in known if header_named(header, now.headers) is None] if before else []
    if not missing and not added and not gone:
        return None
    renamed = _renamed(connection, folder, source, before, now, missing, added) if missing and added else ()
    told = {each.new for each in renamed} | {each.old for each in renamed}
    return HeaderChange(
        now.path,
        source.name,
        renamed,
        tuple(header for header in added if header not in told),
        tuple(header for header in gone if header not in told and header not in missing),
        tuple(header for header in missing if header not in told),
    )


def _renamed(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    source: Source,
    before: Compared | None,
    now: Compared,
    missing: Sequence[str],
    added: Sequence[str],
) -> tuple[RenamedColumn, ...]:
    old = _facts(connection, folder, source, before.path) if before else {}
    new = _facts(connection, folder, source, now.path)
    grid = [[_pair(source, lost, each, old.get(lost), new.get(each)) for each in added] for lost in missing]
    scores = np.array([[each.certainty for each in row] for row in grid])
    chosen = [grid[i][j] for i, j in zip(*linear_sum_assignment(scores, maximize=True), strict=True)]
    return tuple(each for each in chosen if each.certainty >= RENAMED_FROM)


def _facts(connection: duckdb.DuckDBPyConnection, folder: Path, source: Source, path: str) -> Mapping[str, ColumnFacts]:
    """The columns of an export by header, as the source reads it but for what it fills."""
    try:
        landed = land(connection, folder / path, source.model_copy(update=NOTHING_FILLED), next_name("changed"))
    except InputMistake:
        return {}
    return {each.header: each for each in facts_of(connection, landed)}


def _pair(source: Source, lost: str, found: str, before: ColumnFacts | None, now: ColumnFacts | None) -> RenamedColumn:
    """How likely the new header is the lost one under another name, and why."""
    name, meaning = fuzz.token_sort_ratio(" ".join(words(lost)), " ".join(words(found))) / 100, ""
    column = next((record for record, header in source.columns.items() if header == lost), None)
    if column and header_fit(found, source.table, column).score >= OF_ONE_MEANING > name:
        name, meaning = 0.9, f"{found!r} is a usual word for {column.replace('_', ' ')}"
    evidence = [meaning or f"the names are alike by {name:.0%}"]
    if before is None or now is None:
        # Without an export before, the name has to be alike by itself.
        return RenamedColumn(found, lost, round(name * (NAME_WEIGHT + VALUE_WEIGHT), 3), tuple(evidence))
    shared = _shared(before, now)
    values = (SAME_KIND + (1 - SAME_KIND) * shared) if before.kind == now.kind else 0.0
    place = 1.0 if before.position == now.position else 0.0
    evidence.append(f"both hold {now.kind}s, {shared:.0%} of the values are the same" if values else "of another kind")
    evidence += ["it stands in the same place"] if place else []
    certainty = NAME_WEIGHT * name + VALUE_WEIGHT * values + PLACE_WEIGHT * place
    return RenamedColumn(found, lost, round(certainty if values else certainty / 2, 3), tuple(evidence))


def _shared(before: ColumnFacts, now: ColumnFacts) -> float:
    mine, theirs = {*before.values}, {*now.values}
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))
