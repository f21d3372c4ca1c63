"""What one source finds in one export, before it is decided how its columns are read: facts that can be kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
from pydantic import TypeAdapter

from data_sources.cleaning.canonical import Given, cells_of, set_variables
from data_sources.cleaning.column_evidence import Evidence, look_at
from data_sources.declarations import Source
from data_sources.readers.landed import Landed, count
from data_sources.sql_text import literal

LANDED = TypeAdapter(Landed)


@dataclass(frozen=True)
class Reading:
    """One export as one source reads it.

    `rows` lands it where it is not landed yet. `unreadable` is the relation of the rows that cannot be read.
    `made_from` names all that the reading depends on.
    """

    export_id: int
    landed: Landed
    evidence: Evidence
    taken: int
    unreadable_rows: int
    unreadable: str
    rows: Callable[[], Landed]
    made_from: str = ""

    @property
    def left(self) -> int:
        """How many rows the source leaves to others."""
        return self.landed.rows_read - self.unreadable_rows - self.taken

    @property
    def given(self) -> Given:
        return Given(self.export_id, self.rows())

    def as_json(self) -> str:
        """What of the reading does not change from build to build."""
        facts = {"landed": LANDED.dump_python(self.landed, mode="json"), "evidence": self.evidence.as_json()}
        return json.dumps(facts | {"taken": self.taken, "unreadable_rows": self.unreadable_rows}, ensure_ascii=False)


def read_now(connection: duckdb.DuckDBPyConnection, source: Source, export_id: int, landed: Landed) -> Reading:
    """Looks at a landed export. The macros of cleaning are loaded."""
    given, unreadable = Given(export_id, landed), count(connection, landed.unreadable)
    set_variables(connection, source)
    # Only a source that leaves rows to others has its rows counted: of one that takes all, none may get lost unseen.
    taken = count(connection, f"({cells_of(source, given, ())})") if source.only else landed.rows_read - unreadable
    evidence = look_at(connection, source, given, date.today())
    return Reading(export_id, landed, evidence, taken, unreadable, landed.unreadable, lambda: landed)


def kept_reading(
    text: str, export_id: int, unreadable: Path | None, rows: Callable[[], Landed], made_from: str
) -> Reading:
    """The reading that as_json wrote; `unreadable` is the file of the rows that cannot be read."""
    facts = json.loads(text)
    return Reading(
        export_id,
        LANDED.validate_python(facts["landed"]),
        Evidence.from_json(facts["evidence"]),
        facts["taken"],
        facts["unreadable_rows"],
        f"read_parquet({literal(str(unreadable))})" if unreadable else "",
        rows,
        made_from,
    )
