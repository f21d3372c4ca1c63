"""The cleaned rows of a source: those of exports that were cleaned in an earlier build, and those cleaned now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from data_sources.cleaning.canonical import common_headers, create_canonical
from data_sources.cleaning.column_evidence import Decisions
from data_sources.cleaning.reading import Reading
from data_sources.cleaning.rejected_rows import CELLS, keep_cells
from data_sources.declarations import Source
from data_sources.kept_files import KeptFiles, name_of
from data_sources.record_tables import TABLES
from data_sources.sql_text import literal
from data_sources.staged_tables import staged_columns
from queries.statement import statement

KIND = "rows.parquet"
MOST_CELLS_AT_ONCE = 8_000_000  # fewer than readings hold in memory
FATES = ("refusal", "flaws", "cells")
SAME_FOR_ALL = ("export_id", "source", "department")  # of one export's rows as one source reads it
# The century of a year in two digits depends on today; so may a day before this one, which such a year may have become.
CENTURY_TURNS = "1969-01-01"


@dataclass(frozen=True)
class Cleaning:
    """One source with the readings of its exports, in the order received, and how their columns are read."""

    connection: duckdb.DuckDBPyConnection
    source: Source
    readings: Sequence[Reading]
    decisions: Decisions
    currency: str | None
    today: date

    @property
    def hex_name(self) -> str:
        return self.source.name.encode().hex()


def cleaned_view(source: Source) -> str:
    """The name of the view with every cleaned row of the source."""
    return f"landing.cleaned_{source.name.encode().hex()}"


def create_cleaned(cleaning: Cleaning, kept: KeptFiles | None) -> str:
    """Makes the view with every cleaned row of the source, in the order received; returns its name."""
    view = cleaned_view(cleaning.source)
    common = common_headers([each.landed for each in cleaning.readings])
    if kept is None:
        relation = _clean(cleaning, range(len(cleaning.readings)), common)
    else:
        relation = _of_files(cleaning, _kept_or_made(cleaning, common, kept))
    columns = ", ".join(_row_columns(cleaning.source))
    cleaning.connection.execute(
        f"create or replace view {view} as select export_id, {literal(cleaning.source.name)} as source, "
        f"{literal(cleaning.source.department)} as department, {columns} from {relation}"
    )
    return view


def _kept_or_made(cleaning: Cleaning, common: Sequence[str], kept: KeptFiles) -> list[Path]:
    """A file of rows for each export."""
    files = {place: _find(cleaning, place, common, kept) for place in range(len(cleaning.readings))}
    missing = [place for place, file in files.items() if file is None]
    for batch in reversed(_batches(cleaning, missing)):  # what was landed last is still there
        table = _clean(cleaning, batch, common)
        for place in batch:
            files[place] = _keep(cleaning, place, common, table, kept)
        cleaning.connection.execute(f"drop table {table}")
    return [file for file in files.values() if file is not None]


def _batches(cleaning: Cleaning, places: Sequence[int]) -> list[list[int]]:
    """Exports that are cleaned together: many small ones, since a statement is planned once, or a single large one."""
    batches: list[list[int]] = []
    cells = 0
    for place in places:
        own = cleaning.readings[place].landed.cells
        if not batches or cells + own > MOST_CELLS_AT_ONCE:
            batches.append([])
            cells = 0
        batches[-1].append(place)
        cells += own
    return batches


def _find(cleaning: Cleaning, place: int, common: Sequence[str], kept: KeptFiles) -> Path | None:
    names = (_name(cleaning, place, common, each) for each in ("", str(cleaning.today)))
    return next((file for name in names if (file := kept.find(name, KIND))), None)


def _keep(cleaning: Cleaning, place: int, common: Sequence[str], table: str, kept: KeptFiles) -> Path:
    export_id = cleaning.readings[place].export_id
    columns = ", ".join(_row_columns(cleaning.source))
    holds_on = str(cleaning.today) if _depends_on_today(cleaning, table, export_id) else ""
    return kept.keep(
        _name(cleaning, place, common, holds_on),
        KIND,
        lambda path: cleaning.connection.execute(
            f"copy (select {columns} from {table} where export_id = $export_id) to $path (format parquet)",
            {"export_id": export_id, "path": str(path)},
        ),
    )


def _name(cleaning: Cleaning, place: int, common: Sequence[str], holds_on: str) -> str:
    """By all that an export's cleaned rows depend on; `holds_on` is the day where they depend on today."""
    made_from = cleaning.readings[place].made_from
    fingerprint = cleaning.decisions.fingerprint(place)
    read_as = cleaning.decisions.source_read(cleaning.source).model_dump_json()
    return name_of(made_from, fingerprint, read_as, cleaning.currency or "", "\0".join(common), holds_on)


def _depends_on_today(cleaning: Cleaning, table: str, export_id: int) -> bool:
    """Whether a cell was refused as in the future, or may have been moved to the century before."""
    days = [column.name for column in TABLES[cleaning.source.table].columns if column.kind == "date"]
    moved = " or ".join(f"{name} < date '{CENTURY_TURNS}'" for name in days) or "false"
    found = cleaning.connection.execute(
        f"select coalesce(bool_or(contains(flaws, $future) or contains(refusal, $future) or {moved}), false) "
        f"from {table} where export_id = $export_id",
        {"future": "in the future", "export_id": export_id},
    ).fetchall()
    return bool(found[0][0])


def _clean(cleaning: Cleaning, places: Iterable[int], common: Sequence[str]) -> str:
    """Cleans these exports into a table of their own, those alike in one go; returns its name."""
    table, columns = f"landing.cleaned_now_{cleaning.hex_name}", staged_columns(TABLES[cleaning.source.table])
    body = ", ".join(f"{name} {kind}" for name, kind in columns.items() if name not in ("source", "department"))
    cleaning.connection.execute(
        f"create or replace table {table} ({body}, refusal varchar, flaws varchar, cells {CELLS})"
    )
    alike: dict[str, list[int]] = {}
    for place in places:
        alike.setdefault(cleaning.decisions.fingerprint(place), []).append(place)
    for group in alike.values():
        _clean_alike(cleaning, group, common, table)
        for place in group:
            keep_cells(cleaning.connection, table, cleaning.source, cleaning.readings[place].given)
    return table


def _clean_alike(cleaning: Cleaning, places: Sequence[int], common: Sequence[str], table: str) -> None:
    given = [cleaning.readings[place].given for place in places]
    create_canonical(cleaning.connection, cleaning.decisions.source_read(cleaning.source), given, common)
    cleaning.decisions.prepare(cleaning.connection, places[0])
    text = statement(f"cleaning/{cleaning.source.table}")
    values = cleaning.decisions.parameters(places[0]) | {"today": cleaning.today, "company_currency": cleaning.currency}
    parameters = {name: values[name] for name in text.parameters}
    cleaning.connection.execute(f"insert into {table} by name select * from ({text.text})", parameters)


def _of_files(cleaning: Cleaning, files: Sequence[Path]) -> str:
    ids = ", ".join(str(reading.export_id) for reading in cleaning.readings)
    paths = ", ".join(literal(str(path)) for path in files)
    return f"(select [{ids}][cast(file_index + 1 as bigint)] as export_id, * from read_parquet([{paths}]))"


def _row_columns(source: Source) -> list[str]:
    return [name for name in staged_columns(TABLES[source.table]) if name not in SAME_FOR_ALL] + list(FATES)
