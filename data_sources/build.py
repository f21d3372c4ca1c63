"""Exports become an edition: read, cleaned, matched, counted, and published all at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import duckdb

from data_sources.arrivals import Arrivals, arrivals
from data_sources.calendar import write_calendar
from data_sources.declarations import Company, Source, read_company, read_sources
from data_sources.edition_id import code_version, declarations_of, edition_id
from data_sources.edition_tables import create_edition_tables
from data_sources.insert_rows import insert_rows
from data_sources.intake import Intake, take_in
from data_sources.issue_catalogue import Catalogue, read_catalogue
from data_sources.kept_files import KEPT_FOLDER, KeptFiles
from data_sources.marts import build_marts
from data_sources.matching import match_exports
from data_sources.one_build import one_build_at_a_time
from data_sources.publish import clear_leftovers, is_whole, make_current, publish, unfinished_edition
from data_sources.reconciliation import BuildReport, read_report
from data_sources.record import days_covered, fill_record
from data_sources.record_tables import create_record
from data_sources.system_refusals import system_refusals_told
from data_sources.unchanged import unchanged
from data_sources.verbatims import read_verbatims
from data_sources.workspace import Workspace, open_workspace

Progress = Callable[[str, float], None]
# Where each part of a build ends on the progress bar, by the time that it took on the sample company.
READ, RECORDED = 0.60, 0.75


def build(workspace: Path, progress: Progress | None = None) -> BuildReport:
    """Builds the workspace's exports into an edition and makes it current.

    An edition of the same inputs and code is used again. Raises InputMistake; the last edition then stays served.
    """
    tell: Progress = progress or (lambda step, share: None)
    place = open_workspace(workspace)
    with system_refusals_told(place.folder):
        _declared(place)  # a mistake in them is told at once, not after another build is waited for
        with one_build_at_a_time(place.editions_folder, partial(_tell_at, tell, 0.0)):
            report = _build_under_lock(place, tell)
    tell("done", 1.0)
    return report


def _build_under_lock(place: Workspace, tell: Progress) -> BuildReport:
    clear_leftovers(place)
    tell("looking at the exports", 0.0)
    found = arrivals(place)
    wanted = _id_now(place, found)
    if not is_whole(place.edition_path(wanted)):
        with unfinished_edition(place) as unfinished:
            with unchanged(found.files, place.folder, lambda: _id_now(place, found) == wanted):
                kept = _fill(unfinished.connection, place, found, wanted, tell)
            tell("publishing", 0.99)
            publish(place, unfinished, wanted)
            kept.drop_the_rest()
    make_current(place, wanted)
    return read_report(place.edition_path(wanted))


def _declared(place: Workspace) -> tuple[Company, tuple[Source, ...], Catalogue]:
    return read_company(place.folder), read_sources(place.folder), read_catalogue(place.folder)


def _id_now(place: Workspace, found: Arrivals) -> str:
    inputs = [(path, file.sha256) for path, file in zip(found.paths, found.files, strict=True)]
    return edition_id(place.folder, inputs, found.missing)


def _fill(
    connection: duckdb.DuckDBPyConnection, place: Workspace, found: Arrivals, wanted: str, tell: Progress
) -> KeptFiles:
    company, sources, catalogue = _declared(place)
    matching = match_exports(found.paths, sources)
    create_record(connection)
    create_edition_tables(connection)
    _write_identity(connection, company, wanted)
    _write_declarations(connection, place)
    kept = KeptFiles(place.editions_folder / KEPT_FOLDER)
    take_in(Intake(connection, found, partial(_tell_between, tell, 0.0, READ), kept), matching)
    fill_record(connection, sources, partial(_tell_at, tell, READ))
    connection.execute("detach landing")  # all of it is in the record now, and its memory is wanted
    read_verbatims(connection, catalogue, partial(_tell_at, tell, READ))
    first, as_of = days_covered(connection, company.as_of, date.today())
    connection.execute("update edition.company set as_of = ?", [as_of])
    write_calendar(connection, first, as_of, company.fiscal_year_starts_in)
    build_marts(connection, partial(_tell_at, tell, RECORDED))
    _write_table_sizes(connection)
    return kept


def _write_identity(connection: duckdb.DuckDBPyConnection, company: Company, wanted: str) -> None:
    """What the edition knows of itself; as_of follows when the exports are read."""
    settings = company.model_dump(exclude={"not_actionable_reasons"})
    marks = ", ".join(f"${name}" for name in settings)
    connection.execute(f"insert into edition.company ({', '.join(settings)}) values ({marks})", settings)
    if company.not_actionable_reasons:
        connection.executemany(
            "insert into edition.not_actionable_reason values (?)", [[each] for each in company.not_actionable_reasons]
        )
    built_at = datetime.now(UTC).replace(tzinfo=None)
    connection.execute("insert into edition.identity values (?, ?, ?)", [wanted, built_at, code_version()])


def _write_declarations(connection: duckdb.DuckDBPyConnection, place: Workspace) -> None:
    insert_rows(connection, "edition.declaration", list(declarations_of(place.folder).items()))


def _write_table_sizes(connection: duckdb.DuckDBPyConnection) -> None:
    tables = connection.execute(
        "select schema_name || '.' || table_name from duckdb_tables() "
        "where database_name = current_database() and schema_name in ('record', 'mart') order by all"
    ).fetchall()
    counts = " union all ".join(f"select '{name}', count(*) from {name}" for (name,) in tables)
    connection.execute(f"insert into edition.table_size {counts}")


def _tell_at(tell: Progress, share: float, step: str) -> None:
    tell(step, share)


def _tell_between(tell: Progress, start: float, end: float, step: str, share: float) -> None:
    tell(step, start + (end - start) * share)
