"""The exports of one source, cleaned: every row accepted, rejected with a reason, or a duplicate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from data_sources.cleaning.cleaned_rows import Cleaning, create_cleaned
from data_sources.cleaning.column_evidence import decide
from data_sources.cleaning.control_totals import write_control_totals
from data_sources.cleaning.duplicates import find_duplicates, last_snapshot
from data_sources.cleaning.notes import write_detections, write_notes
from data_sources.cleaning.reading import Reading, read_now
from data_sources.cleaning.rejected_rows import write_rejected_rows
from data_sources.cleaning.rejections import Fate, write_rejections
from data_sources.cleaning.replaced_cells import write_replaced
from data_sources.declarations import Source
from data_sources.kept_files import KeptFiles
from data_sources.readers.landed import Landed
from data_sources.staged_tables import stage
from queries.statement import statement


@dataclass(frozen=True)
class Reconciled:
    """What became of one export's rows; rows_read = accepted + rejected + duplicates."""

    export_id: int
    rows_read: int
    accepted: int
    rejected: int
    duplicates: int
    cells_rejected: int


def load_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """The words that the statements of cleaning are written in; once for a connection."""
    connection.execute(statement("cleaning/macros").text)


def clean_source(
    connection: duckdb.DuckDBPyConnection, source: Source, landed: Sequence[tuple[int, Landed]]
) -> list[Reconciled]:
    """Cleans landed exports, each with its id, in the order received: a later one replaces an earlier."""
    load_macros(connection)
    return clean_readings(connection, source, [read_now(connection, source, *each) for each in landed])


def clean_readings(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    readings: Sequence[Reading],
    kept: KeptFiles | None = None,
) -> list[Reconciled]:
    """Fills landing.staged_TABLE and the tables of schema intake from what was read of the source's exports."""
    today = date.today()
    currency = _company_currency(connection) or source.currency
    decisions = decide(source, [each.evidence for each in readings], today, currency)
    cleaning = Cleaning(connection, source, readings, decisions, currency, today)
    cleaned = create_cleaned(cleaning, kept)
    rows = find_duplicates(cleaning, cleaned)
    stage(connection, source.table, rows)
    reconciled = _reconciled(cleaning, rows)
    write_rejections(cleaning, rows, _rows_found(reconciled, readings))
    if any(each.rejected or each.cells_rejected for each in reconciled):
        write_rejected_rows(connection, source, rows, last_snapshot(cleaning))
    write_control_totals(cleaning, rows)
    write_replaced(cleaning, cleaned)
    write_notes(cleaning)
    write_detections(cleaning)
    return reconciled


def _company_currency(connection: duckdb.DuckDBPyConnection) -> str | None:
    found = connection.execute("select currency from edition.company").fetchall()
    return str(found[0][0]) if found else None


def _rows_found(reconciled: Sequence[Reconciled], readings: Sequence[Reading]) -> dict[Fate, int]:
    """How many rows were refused for what is in them, and how many cells of accepted ones."""
    refused = sum(each.rejected for each in reconciled) - sum(each.unreadable_rows for each in readings)
    return {"rejected": refused, "accepted": sum(each.cells_rejected for each in reconciled)}


def _reconciled(cleaning: Cleaning, rows: str) -> list[Reconciled]:
    """What became of each export's rows. Raises RuntimeError where one got lost."""
    counts = cleaning.connection.execute(
        "select export_id, count(*) filter (where fate = 'accepted'), count(*) filter (where fate = 'rejected'), "
        "count(*) filter (where fate = 'duplicate'), "
        "coalesce(sum(len(flaws_in(flaws))) filter (where fate = 'accepted' and flaws is not null), 0) "
        f"from {rows} group by export_id"
    ).fetchall()
    by_export = {export_id: tuple(int(many) for many in found) for export_id, *found in counts}
    lines = []
    for each in cleaning.readings:
        accepted, rejected, duplicates, cells = by_export.get(each.export_id, (0, 0, 0, 0))
        read, refused = each.landed.rows_read - each.left, rejected + each.unreadable_rows
        lines.append(Reconciled(each.export_id, read, accepted, refused, duplicates, cells))
        if read != accepted + refused + duplicates:
            raise RuntimeError(f"{cleaning.source.name}, {each.landed.table}: {lines[-1]} does not add up")
    return lines
