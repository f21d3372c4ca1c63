"""What a build would make of proposed sources: every row read and cleaned, nothing published."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from data_sources.arrivals import arrivals
from data_sources.declarations import Company, Source
from data_sources.detections import Detection
from data_sources.intake import REFUSED, Intake, take_in
from data_sources.matching import match_exports
from data_sources.mistakes import InputMistake
from data_sources.proposing.scratch import scratch_database
from data_sources.reconciliation import ExportLine, ReasonCount
from data_sources.workspace import open_workspace
from queries.run import run

SHOWN_REJECTIONS = 200
PARTS = re.compile(r"Found: (.*) Expected: (.*) Likely cause: (.*) What to edit: (.*)", re.DOTALL)


@dataclass(frozen=True)
class Trial:
    """The reconciliation as a build would print it. `rejections` holds the first 200; see exports/rejections.sql.

    `asked` are the detections that a person has to settle, each with the source that it concerns.
    """

    lines: tuple[ExportLine, ...]
    reasons: tuple[ReasonCount, ...]
    rejections: pd.DataFrame
    detections: tuple[Detection, ...]
    refused: tuple[tuple[str, InputMistake], ...]
    asked: tuple[tuple[str, Detection], ...] = ()


def try_sources(
    workspace: Path,
    sources: Sequence[Source],
    company: Company,
    tell: Callable[[str, float], None] = lambda step, share: None,
) -> Trial:
    """Lands and cleans what the sources match, in a scratch database. Raises InputMistake where all is refused."""
    found = arrivals(open_workspace(workspace))
    with scratch_database(company.currency) as connection:
        take_in(Intake(connection, found, tell), match_exports(found.paths, sources))
        lines = run(connection, "exports/reconciliation").frame[list(ExportLine.__dataclass_fields__)]
        reasons = run(connection, "exports/reasons").frame
        return Trial(
            tuple(ExportLine(**row) for row in _rows(lines)),
            tuple(ReasonCount(**row) for row in _rows(reasons)),
            run(connection, "exports/rejections", row_limit=SHOWN_REJECTIONS, department="", reason="", path="").frame,
            _detections(connection),
            _refused(connection),
            _asked(connection),
        )


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _detections(connection: duckdb.DuckDBPyConnection) -> tuple[Detection, ...]:
    found = connection.execute(
        "select distinct aspect, read_as, certainty, evidence, overrule, column_name from intake.detection order by all"
    ).fetchall()
    return tuple(Detection(*row) for row in found)


def _asked(connection: duckdb.DuckDBPyConnection) -> tuple[tuple[str, Detection], ...]:
    found = connection.execute(
        "select distinct source, aspect, read_as, certainty, evidence, overrule, column_name from intake.detection "
        "where certainty = 'unsure' order by all"
    ).fetchall()
    return tuple((source, Detection(*row)) for source, *row in found)


def _refused(connection: duckdb.DuckDBPyConnection) -> tuple[tuple[str, InputMistake], ...]:
    """Exports that were not read; a note holds the mistake's four parts in one line."""
    notes = connection.execute(
        "select export.path, note.message from intake.note inner join intake.export using (export_id) "
        "where note.kind = $kind order by note.export_id",
        {"kind": REFUSED},
    ).fetchall()
    return tuple((path, _mistake(message)) for path, message in notes)


def _mistake(message: str) -> InputMistake:
    parts = PARTS.search(message)
    return InputMistake(*parts.groups()) if parts else InputMistake(message, "", "", "")
