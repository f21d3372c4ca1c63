"""The first rows of an export nobody has declared, what is in its columns, and how it was read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from data_sources.declarations import Source
from data_sources.detections import Detection
from data_sources.mistakes import InputMistake
from data_sources.proposing.column_facts import ColumnFacts, facts_of
from data_sources.proposing.scratch import blank_source, scratch_database
from data_sources.proposing.tables import next_name, tables_of
from data_sources.readers import land
from data_sources.readers.table_place import TablePlace
from data_sources.workspace import open_workspace

SHOWN_ROWS = 20


@dataclass(frozen=True)
class ColumnProfile:
    """A column in short; `kind` is "number", "date", "text" or "yes/no"; low and high as the export writes them."""

    header: str
    filled: int
    distinct: int
    examples: tuple[str, ...]
    kind: str
    low: str | None
    high: str | None


@dataclass(frozen=True)
class ExportPreview:
    """One table of an export: its first rows, cell by cell in the order of the columns, and its columns."""

    path: str
    place: TablePlace
    rows: tuple[tuple[str | None, ...], ...]
    columns: tuple[ColumnProfile, ...]
    detections: tuple[Detection, ...]


NOTHING_FILLED: dict[str, object] = {
    "columns": {},
    "values": {},
    "only": {},
    "renamed": {},
    "key": (),
    "attributes": (),
}


def preview(
    workspace: Path, path: str, place: TablePlace | None = None, read_as: Source | None = None
) -> tuple[ExportPreview, ...]:
    """Every table of an export, or the one at `place`, or the one that `read_as` stands for, read as it declares.

    `path` is below exports/. Raises InputMistake.
    """
    file = open_workspace(workspace).exports_folder / path
    if not file.is_file():
        raise InputMistake(
            f"exports/ holds no {path}.",
            "An export that lies in the workspace.",
            "It was moved or renamed since it was listed.",
            "List the exports again.",
        )
    with scratch_database() as connection:
        if read_as is not None:
            return (_preview(connection, file, path, None, 0, read_as.model_copy(update=NOTHING_FILLED)),)
        places = (place,) if place else tables_of(file)
        return tuple(
            _preview(connection, file, path, each, position, blank_source(each)) for position, each in enumerate(places)
        )


def _preview(
    connection: duckdb.DuckDBPyConnection,
    file: Path,
    path: str,
    place: TablePlace | None,
    position: int,
    source: Source,
) -> ExportPreview:
    landed = land(connection, file, source, next_name("preview"))
    place = place or TablePlace(
        landed.sheet, source.range, landed.header_line, source.header_rows or 1, landed.headers, landed.rows_read
    )
    facts = facts_of(connection, landed)
    rows = connection.execute(f"select * exclude (line) from {landed.rows} order by line limit {SHOWN_ROWS}").fetchall()
    return ExportPreview(path, place, tuple(rows), tuple(_profile(each) for each in facts), landed.detections)


def _profile(facts: ColumnFacts) -> ColumnProfile:
    return ColumnProfile(
        facts.header, facts.filled, facts.distinct, facts.examples, facts.kind, facts.low_text, facts.high_text
    )
