"""Reading and cleaning every export that a source takes, with a record of what came and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import duckdb

from data_sources.arrivals import Arrivals
from data_sources.cleaning import Reconciled, clean_source
from data_sources.declarations import Source
from data_sources.landings import Landings
from data_sources.matching import Matching, Note
from data_sources.mistakes import InputMistake
from data_sources.readers import Landed
from queries.run import run

REFUSED = "refused"


@dataclass(frozen=True)
class Intake:
    """Where exports are taken in: the edition's connection, and what lies in the folder."""

    connection: duckdb.DuckDBPyConnection
    arrivals: Arrivals
    tell: Callable[[str, float], None]


def take_in(intake: Intake, matching: Matching) -> None:
    """Fills landing.staged_* and schema intake. Raises InputMistake where every export is refused."""
    _write_arrivals(intake, matching)
    landings, refusals = Landings(intake.connection), []
    last_reader = {position: source.name for source, positions in matching.taken for position in positions}
    steps = [(source, position) for source, positions in matching.taken for position in positions]
    for source, positions in matching.taken:
        landed: list[tuple[int, Landed]] = []
        for position in positions:
            step = steps.index((source, position))
            intake.tell(f"{source.name}: {intake.arrivals.paths[position]}", step / len(steps))
            try:
                landed.append((position, landings.of(source, position, intake.arrivals.files[position].path)))
            except InputMistake as refusal:
                refusals.append(refusal)
                _write_refusal(intake, source, position, refusal)
        if landed:
            _write_notes(intake, [_no_rows(intake, source, place) for place, each in landed if not each.rows_read])
            _write_reconciled(intake, source, clean_source(intake.connection, source, landed))
        for position in positions:
            if last_reader[position] == source.name:
                _note_rows_left(intake, matching, landings, position)
                landings.forget(position)
    if len(refusals) == len(steps):
        raise refusals[0]
    _refuse_nothing(intake.connection)


def _note_rows_left(intake: Intake, matching: Matching, landings: Landings, position: int) -> None:
    """Where every source takes only some rows, some may be left that none of them takes."""
    if all(source.only for source, positions in matching.taken if position in positions):
        left = landings.rows_left(position)
        if left:
            message = f"{left} rows of {intake.arrivals.paths[position]} are taken by no source."
            _write_notes(intake, [Note("rows without a source", message, export_id=position)])


def _no_rows(intake: Intake, source: Source, position: int) -> Note:
    message = f"{intake.arrivals.paths[position]} holds a header and no row."
    return Note("no rows", message, export_id=position, source=source.name)


def _refuse_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    """Raises InputMistake where no row of any export was accepted: an edition of nothing answers nothing."""
    counts = run(connection, "exports/reconciliation").frame
    if counts["accepted"].sum():
        return
    reasons = run(connection, "exports/reasons").frame["reason"].tolist()
    read = int(counts["rows_read"].sum())
    raise InputMistake(
        f"none of the {read} rows in the exports was accepted; most often: {reasons[0]}."
        if reasons
        else "the exports hold headers and no row.",
        "At least one row of data that fits its source.",
        "A column of the declaration points to another one of the export." if reasons else "The exports were cut off.",
        "sources.toml: [source.columns]." if reasons else "Ask the departments for the exports again.",
    )


def _write_arrivals(intake: Intake, matching: Matching) -> None:
    """Fills intake.source, intake.export and the notes known before anything is read."""
    came = intake.arrivals
    owners = {position: source.department for source, positions in reversed(matching.taken) for position in positions}
    intake.connection.executemany(
        "insert into intake.source values (?, ?, ?, ?, ?, ?)",
        [
            [each.name, each.department, each.table, each.match, each.repeats, _fills(each)]
            for each, positions in matching.taken
            if positions
        ],
    )
    intake.connection.executemany(
        "insert into intake.export values (?, ?, ?, ?, ?, ?)",
        [
            [i, path, owners.get(i, file.department), file.received_at, file.sha256, file.path.stat().st_size]
            for i, (path, file) in enumerate(zip(came.paths, came.files, strict=True))
        ],
    )
    _write_notes(intake, [*intake.arrivals.notes, *matching.notes])


def _fills(source: Source) -> str:
    return f" {' '.join((*source.columns, *source.constants))} "


def _write_refusal(intake: Intake, source: Source, position: int, refusal: InputMistake) -> None:
    """A refused export shows with no row read, and the message says why."""
    message = f"{intake.arrivals.paths[position]}, source {source.name!r}, was not read. {refusal}".replace("\n", " ")
    _write_notes(intake, [Note(REFUSED, message, export_id=position, source=source.name)])
    _write_reconciled(intake, source, [Reconciled(position, 0, 0, 0, 0, 0)])


def _write_reconciled(intake: Intake, source: Source, lines: Sequence[Reconciled]) -> None:
    for line in lines:
        if line.rows_read != line.accepted + line.rejected + line.duplicates:
            raise RuntimeError(f"{source.name}: {line} does not add up: read = accepted + rejected + duplicates")
    intake.connection.executemany(
        "insert into intake.reconciliation values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            [
                line.export_id,
                source.name,
                source.department,
                source.table,
                line.rows_read,
                line.accepted,
                line.rejected,
                line.duplicates,
                line.cells_rejected,
            ]
            for line in lines
        ],
    )


def _write_notes(intake: Intake, notes: Sequence[Note]) -> None:
    if notes:
        intake.connection.executemany(
            "insert into intake.note values (?, ?, ?, ?)",
            [[note.export_id, note.source, note.kind, note.message] for note in notes],
        )
