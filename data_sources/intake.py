"""Reading and cleaning every export that a source takes, with a record of what came and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import duckdb

from data_sources.arrivals import Arrivals
from data_sources.cleaning.clean import Reconciled, clean_readings, load_macros
from data_sources.cleaning.reading import Reading
from data_sources.declarations import Source
from data_sources.insert_rows import insert_rows
from data_sources.kept_files import KeptFiles
from data_sources.matching import Matching, Note
from data_sources.mistakes import InputMistake
from data_sources.readings import Readings
from queries.run import run

REFUSED = "refused"


@dataclass(frozen=True)
class Intake:
    """Where exports are taken in: the edition's connection, what lies in the folder, what earlier builds kept."""

    connection: duckdb.DuckDBPyConnection
    arrivals: Arrivals
    tell: Callable[[str, float], None]
    kept: KeptFiles | None = None


def take_in(intake: Intake, matching: Matching) -> None:
    """Fills landing.staged_* and schema intake. Raises InputMistake where every export is refused."""
    _write_arrivals(intake, matching)
    load_macros(intake.connection)
    readings, refusals = Readings(intake.connection, intake.arrivals, intake.kept), []
    last_reader = {position: source.name for source, positions in matching.taken for position in positions}
    steps = [(source, position) for source, positions in matching.taken for position in positions]
    for source, positions in matching.taken:
        read: list[Reading] = []
        for position in positions:
            step = steps.index((source, position))
            intake.tell(f"{source.name}: {intake.arrivals.paths[position]}", step / len(steps))
            try:
                read.append(readings.of(source, position))
            except InputMistake as refusal:
                refusals.append(refusal)
                _write_refusal(intake, source, position, refusal)
        if read:
            _write_notes(intake, [_no_rows(intake, source, each) for each in read if not each.landed.rows_read])
            _write_reconciled(intake, source, clean_readings(intake.connection, source, read, intake.kept))
        for position in positions:
            if last_reader[position] == source.name:
                _note_rows_left(intake, matching, readings, position)
                readings.forget(position)
    if len(refusals) == len(steps):
        raise refusals[0]
    _refuse_nothing(intake.connection)


def _note_rows_left(intake: Intake, matching: Matching, readings: Readings, position: int) -> None:
    """Where every source takes only some rows, some may be left that none of them takes."""
    if all(source.only for source, positions in matching.taken if position in positions):
        left = readings.rows_left(position)
        if left:
            message = f"{left} rows of {intake.arrivals.paths[position]} are taken by no source."
            _write_notes(intake, [Note("rows without a source", message, export_id=position)])


def _no_rows(intake: Intake, source: Source, reading: Reading) -> Note:
    message = f"{intake.arrivals.paths[reading.export_id]} holds a header and no row."
    return Note("no rows", message, export_id=reading.export_id, source=source.name)


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
    insert_rows(
        intake.connection,
        "intake.source",
        [
            [each.name, each.department, each.table, each.match, each.repeats, _fills(each)]
            for each, positions in matching.taken
            if positions
        ],
    )
    insert_rows(
        intake.connection,
        "intake.export",
        [
            [i, path, owners.get(i, file.department), file.received_at, file.sha256, file.path.stat().st_size]
            for i, (path, file) in enumerate(zip(came.paths, came.files, strict=True))
        ],
    )
    _write_notes(intake, [*intake.arrivals.notes, *matching.notes, *_sent_twice(came)])


def _sent_twice(came: Arrivals) -> list[Note]:
    """Files that are byte for byte the same: somebody should know, whether or not a key makes them harmless."""
    alike: dict[str, list[int]] = {}
    for position, file in enumerate(came.files):
        alike.setdefault(file.sha256 or f"unread {position}", []).append(position)
    return [
        Note("the same file twice", f"{came.paths[later]} is the same file as {came.paths[first]}.", export_id=later)
        for first, *others in alike.values()
        for later in others
    ]


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
    insert_rows(
        intake.connection,
        "intake.reconciliation",
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
    rows = [[note.export_id, note.source, note.kind, note.message] for note in notes]
    insert_rows(intake.connection, "intake.note", rows)
