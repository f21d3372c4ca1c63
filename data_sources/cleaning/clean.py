"""The exports of one source, cleaned: every row accepted, rejected with a reason, or a duplicate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from data_sources.cleaning.canonical import CANONICAL, Given, create_canonical
from data_sources.cleaning.column_evidence import decide, look_at
from data_sources.cleaning.control_totals import write_control_totals
from data_sources.cleaning.duplicates import mark_duplicates
from data_sources.cleaning.rejections import write_rejections
from data_sources.declarations import Source
from data_sources.readers.landed import Landed, count
from data_sources.record_tables import TABLES
from data_sources.staged_tables import staged_columns
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


def clean_source(
    connection: duckdb.DuckDBPyConnection, source: Source, landed: Sequence[tuple[int, Landed]]
) -> list[Reconciled]:
    """Fills landing.staged_TABLE, intake.rejection, intake.control_total and intake.note from the source's exports.

    `landed` pairs each export's id with its landed rows, in the order received: a later one replaces an earlier.
    """
    given = [Given(export_id, each) for export_id, each in landed]
    connection.execute(statement("cleaning/macros").text)
    create_canonical(connection, source, given)
    table = _create_cleaned(connection, source)
    notes = _fill(connection, source, given, table)
    mark_duplicates(connection, source, given, table)
    write_rejections(connection, source, given, table)
    write_control_totals(connection, source, table)
    _write_notes(connection, source, given, notes)
    return [_reconciled(connection, source, each, table) for each in given]


def _create_cleaned(connection: duckdb.DuckDBPyConnection, source: Source) -> str:
    """Makes landing.cleaned_TABLE, where each row has its fate, and landing.staged_TABLE, which shows the accepted."""
    record_table = TABLES[source.table]
    table, columns = f"landing.cleaned_{source.table}", staged_columns(record_table)
    body = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    connection.execute(f"create table if not exists {table} ({body}, refusal varchar, flaws varchar, fate varchar)")
    connection.execute(
        f"create view if not exists landing.staged_{source.table} as "
        f"select {', '.join(columns)} from {table} where fate = 'accepted'"
    )
    return table


def _fill(connection: duckdb.DuckDBPyConnection, source: Source, given: Sequence[Given], table: str) -> tuple[str, ...]:
    today = date.today()
    decisions = decide(source, [look_at(connection, source, each, today) for each in given], today)
    cleaning = statement(f"cleaning/{source.table}")
    values: dict[str, object] = {
        "today": today,
        "company_currency": _company_currency(connection) or source.currency,
        **decisions.parameters(0),
    }
    parameters = {name: values[name] for name in cleaning.parameters}
    connection.execute(
        f"insert into {table} by name select *, $source as source, $department as department, "
        f"case when refusal is null then 'accepted' else 'rejected' end as fate from ({cleaning.text})",
        {**parameters, "source": source.name, "department": source.department},
    )
    return decisions.notes


def _company_currency(connection: duckdb.DuckDBPyConnection) -> str | None:
    found = connection.execute("select currency from edition.company").fetchall()
    return str(found[0][0]) if found else None


def _write_notes(
    connection: duckdb.DuckDBPyConnection, source: Source, given: Sequence[Given], notes: Sequence[str]
) -> None:
    rows: list[tuple[int | None, str, str, str]] = [(None, source.name, "how it was read", note) for note in notes]
    rows += [(each.export_id, source.name, "how it was read", note) for each in given for note in each.landed.notes]
    rows += [
        (each.export_id, source.name, "rows left to other sources", f"{left} rows are not of this source.")
        for each in given
        if (left := _left_over(connection, source, each))
    ]
    if rows:
        connection.executemany("insert into intake.note values (?, ?, ?, ?)", rows)


def _left_over(connection: duckdb.DuckDBPyConnection, source: Source, each: Given) -> int:
    """How many rows the source leaves to others; none where it takes every row, which _reconciled then checks."""
    if not source.only:
        return 0
    taken = connection.execute(
        f"select count(*) from {CANONICAL} where export_id = $export_id", {"export_id": each.export_id}
    ).fetchall()[0][0]
    return each.landed.rows_read - count(connection, each.landed.unreadable) - int(taken)


def _reconciled(connection: duckdb.DuckDBPyConnection, source: Source, each: Given, table: str) -> Reconciled:
    fates = connection.execute(
        f"select fate, count(*), coalesce(sum(len(flaws_in(flaws))), 0) from {table} "
        "where source = $source and export_id = $export_id group by fate",
        {"source": source.name, "export_id": each.export_id},
    ).fetchall()
    rows = {fate: int(many) for fate, many, _ in fates}
    cells = {fate: int(many) for fate, _, many in fates}
    unreadable = count(connection, each.landed.unreadable)
    read = each.landed.rows_read - _left_over(connection, source, each)
    done = Reconciled(
        each.export_id,
        read,
        rows.get("accepted", 0),
        rows.get("rejected", 0) + unreadable,
        rows.get("duplicate", 0),
        cells.get("accepted", 0),
    )
    if read != done.accepted + done.rejected + done.duplicates:
        raise RuntimeError(f"{source.name}, {each.landed.table}: {done} does not add up")
    return done
